import type { Services } from '../app/services.ts';
import type { Performer } from '../app/performer.ts';
import type { ProgramCredentials } from '../credentials/program-credentials.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { EndpointConsumers } from '../export/endpoint-consumers.ts';
import type { LastReads } from '../export/last-reads.ts';
import type { ProfileLinks } from '../export/profile-links.ts';
import type { RenewedKeys } from '../export/renewed-keys.ts';
import type { SharedSignIns } from '../export/shared-sign-ins.ts';
import type { OrganisationManager } from '../organisations/organisation-manager.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { KeyOf } from '../../shared/text/text.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';
import type { RoleIndex } from './role-index.ts';

/** What the commands are made of. */
export interface CommandFeatures extends Pick<
  Services,
  | 'chainedRoles'
  | 'clock'
  | 'events'
  | 'files'
  | 'held'
  | 'identities'
  | 'links'
  | 'log'
  | 'personal'
  | 'platform'
  | 'presence'
  | 'programSocket'
  | 'report'
  | 'secrets'
  | 'settings'
  | 'terminals'
  | 'time'
> {
  readonly organisations: Organisations;
  readonly credentials: RoleCredentialsBroker;
  readonly manager: OrganisationManager;
  readonly performer: Performer;
  readonly programs: ProgramCredentials;
  readonly endpoint: EndpointConsumers;
  readonly profileLinks: ProfileLinks;
  readonly lastReads: LastReads;
  readonly sharedSignIns: SharedSignIns;
  readonly renewedKeys: RenewedKeys;
}

/** What a word can be, for completing it. */
export type WordKind =
  'role' | 'organisation' | 'profile' | 'shell' | 'service' | 'region' | 'command' | 'way' | 'completion';

/** `--name`, or `--name VALUE`. */
export interface Option {
  readonly name: string;
  /** What stands for the value in the help; null: it has none. */
  readonly value: string | null;
  /** The values there are, where these are all. */
  readonly values?: readonly string[];
  readonly completes?: WordKind;
  readonly help: KeyOf;
  /** For ourselves, or another spelling. */
  readonly isHidden?: boolean;
}

/** How a command was called, once its words are known to be right. */
export interface Call {
  readonly words: readonly string[];
  /** By the name of each: its value, or an empty text where it has none. */
  readonly options: ReadonlyMap<string, string>;
}

/** What a command runs with. */
export interface Context {
  readonly features: CommandFeatures;
  readonly request: CommandRequest;
  readonly roles: RoleIndex;
}

/** A row of the table of commands. */
export interface Command {
  readonly name: string;
  /** Its words as the help shows them: `ROLE [PROFILE]`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** What its words are; the last one stands for all that follow. */
  readonly completes?: readonly WordKind[];
  readonly options: readonly Option[];
  readonly help: KeyOf;
  /** Called by programs of ours, so that nobody is told of it. */
  readonly isHidden?: boolean;
  /** Its words are taken as they are. */
  readonly isRaw?: boolean;
  /** Rejects with a `CommandRefusal` or a `FailureError` where it is not done. */
  run(context: Context, call: Call): Promise<CommandAnswer> | CommandAnswer;
}
