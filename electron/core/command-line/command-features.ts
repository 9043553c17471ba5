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
import type { SettingsSharing } from '../sharing/settings-sharing.ts';
import type { RoleTerminals } from '../terminals/role-terminals.ts';

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
  | 'managed'
  | 'personal'
  | 'platform'
  | 'policy'
  | 'presence'
  | 'programSocket'
  | 'report'
  | 'safeStart'
  | 'secrets'
  | 'settings'
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
  readonly roleTerminals: RoleTerminals;
  readonly sharing: Pick<SettingsSharing, 'text'>;
}
