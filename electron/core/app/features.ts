import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { ChainedRoleEdits } from '../chained-roles/chained-role-edits.ts';
import type { CommandLine } from '../command-line/command-line.ts';
import type { ClipboardService } from '../copy/clipboard-service.ts';
import type { BackgroundNotifications } from '../notifications/background-notifications.ts';
import type { OrganisationManager } from '../organisations/organisation-manager.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { ProgramCredentials } from '../credentials/program-credentials.ts';
import type { EndpointConsumers } from '../export/endpoint-consumers.ts';
import type { LastReads } from '../export/last-reads.ts';
import type { ProfileLinks } from '../export/profile-links.ts';
import type { RenewedKeys } from '../export/renewed-keys.ts';
import type { SharedSignIns } from '../export/shared-sign-ins.ts';
import type { SettingsSharing } from '../sharing/settings-sharing.ts';
import type { RoleTerminals } from '../terminals/role-terminals.ts';
import type { Guard } from '../guard/guard.ts';
import type { UpdateChecks } from '../updates/updates.ts';
import type { Performer } from './performer.ts';
import type { Services } from './services.ts';

/** The services and the features made of them, for what is about all of them: the commands and the snapshot. */
export interface Features extends Services {
  readonly organisations: Organisations;
  readonly credentials: RoleCredentialsBroker;
  readonly manager: OrganisationManager;
  readonly clipboard: ClipboardService;
  readonly guard: Guard;
  readonly performer: Performer;
  readonly notifications: BackgroundNotifications;
  readonly programs: ProgramCredentials;
  readonly endpoint: EndpointConsumers;
  readonly profileLinks: ProfileLinks;
  readonly lastReads: LastReads;
  readonly sharedSignIns: SharedSignIns;
  readonly renewedKeys: RenewedKeys;
  readonly chainedRoleEdits: ChainedRoleEdits;
  readonly roleTerminals: RoleTerminals;
  readonly updates: UpdateChecks;
  readonly sharing: SettingsSharing;
  readonly commandLine: CommandLine;
}
