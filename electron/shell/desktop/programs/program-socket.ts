import {
  credentialProcessCommand,
  windowsCredentialProcessCommand,
} from '../../../core/export/credential-process-line.ts';
import type { ProgramSocket, SocketState } from '../../../core/ports/program-socket.ts';
import { scriptPath } from './credentials-script.ts';
import { openProgramAccess, type ProgramAccess, type ProgramAccessOptions } from './program-access.ts';

export type ProgramSocketOptions = Omit<ProgramAccessOptions, 'desk'> & {
  /** What Windows starts for a profile: the app itself. */
  readonly ownExecutable: string;
};

/** The socket for programs, opened once the product can answer, and the line that asks it. */
export function createProgramSocket(options: ProgramSocketOptions): ProgramSocket {
  const { system, home, ownExecutable } = options;
  let access: ProgramAccess | null = null;
  let state: SocketState = 'closed';
  return {
    async open(desk) {
      access = await openProgramAccess({ ...options, desk });
      state = access.state;
      return access.state;
    },
    state: () => state,
    command: (role) =>
      system === 'win32'
        ? windowsCredentialProcessCommand(ownExecutable, role)
        : credentialProcessCommand(scriptPath(home), role),
    async close() {
      state = 'closed';
      await access?.close();
    },
  };
}
