import type { Result } from '../../contract/failure.ts';
import type { CommandAnswer, CommandRequest } from '../command-line/command-request.ts';
import type { Role } from '../../shared/model/role.ts';
import type { RoleCredentials } from './identity-center.ts';

/** Answers a program, by the name it gives itself; see `Latchkey.credentialsFor`. */
export type CredentialsFor = (role: Role, source: { readonly program: string }) => Promise<Result<RoleCredentials>>;

/** What is asked there. */
export interface ProgramDesk {
  readonly credentialsFor: CredentialsFor;
  /** Answers the `latchkey` command; see `Latchkey.runCommand`. */
  readonly runCommand: (request: CommandRequest) => Promise<CommandAnswer>;
}

/** `closed`: not opened yet. `other-copy`: a running one serves programs. `failed`: why is in the log. */
export type SocketState = 'closed' | 'open' | 'other-copy' | 'failed';

/** Where programs of this user ask for credentials, and what asks there for them. */
export interface ProgramSocket {
  /** Never rejects. */
  open(desk: ProgramDesk): Promise<Exclude<SocketState, 'closed'>>;
  state(): SocketState;
  /** What a `credential_process` starts for a role; null: the path of it has no form that every tool reads. */
  command(role: Role): string | null;
  close(): Promise<void>;
}
