import type { ProgramDesk } from '../../electron/core/ports/program-socket.ts';

/** A desk that answers for credentials, and that nobody gives a command. */
export function deskOf(credentialsFor: ProgramDesk['credentialsFor']): ProgramDesk {
  return { credentialsFor, runCommand: () => Promise.reject(new Error('There is no command line.')) };
}
