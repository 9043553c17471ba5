import type { ProgramDesk, ProgramSocket } from '../../electron/core/ports/program-socket.ts';
import type { Role } from '../../electron/shared/model/role.ts';

/** Opened without a socket; a test asks through it. */
export class FakeProgramSocket implements ProgramSocket {
  ask: ProgramDesk['credentialsFor'] | null = null;
  run: ProgramDesk['runCommand'] | null = null;
  /** It cannot be opened. */
  failing = false;

  open({ credentialsFor, runCommand }: ProgramDesk): ReturnType<ProgramSocket['open']> {
    if (this.failing) return Promise.resolve('failed');
    this.ask = credentialsFor;
    this.run = runCommand;
    return Promise.resolve('open');
  }

  state(): 'open' | 'closed' | 'failed' {
    if (this.failing) return 'failed';
    return this.ask === null ? 'closed' : 'open';
  }

  command({ organisationId, accountId, roleName }: Role): string | null {
    return `/home/robin/.latchkey/bin/latchkey-credentials ${organisationId} ${accountId} ${roleName}`;
  }

  close(): Promise<void> {
    this.ask = null;
    return Promise.resolve();
  }
}
