import { askCallerArn } from '../copy/ask-caller-arn.ts';
import { partitionOf } from '../regions/partitions.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { ClipboardService } from '../copy/clipboard-service.ts';
import type { CopyTarget } from '../copy/copy-text.ts';
import type { Ports } from './latchkey.ts';
import type { PersonalRoles } from '../accounts/pins/pinned-and-recent.ts';
import type { Http } from '../ports/http.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { ServerTime } from '../time/server-time.ts';
import type { Activity } from './activity.ts';
import type { OrganisationBrowsers } from '../organisations/organisation-browser.ts';
import { ConsoleSignIn } from '../console/open-console.ts';
import { Performer } from './perform.ts';
import type { Policy } from './policy.ts';
import { roleActions } from './role-actions.ts';

export interface ActionParts {
  readonly ports: Ports;
  readonly permit: Policy;
  readonly activity: Activity;
  /** Hears the time of each answer. */
  readonly http: Http;
  readonly time: ServerTime;
  readonly personal: PersonalRoles;
  readonly clipboard: ClipboardService;
  readonly credentials: RoleCredentialsBroker;
  readonly identityCenter: () => Promise<IdentityCenter>;
  readonly browsers: OrganisationBrowsers;
  /** Throws a `FailureError` when there is none. */
  readonly organisation: (id: string) => OrganisationRecord;
  readonly copyPlace: (role: Role) => CopyTarget;
  /** The region last used with the role's account, else the organisation's. */
  readonly region: (role: Role) => string;
  readonly names: (role: Role) => Readonly<Record<string, string>>;
  readonly onChange: () => void;
}

/** Puts together how intents are permitted, done and recorded. */
export function createPerformer(parts: ActionParts): Performer {
  const { ports, credentials, organisation, names, time } = parts;
  const console = new ConsoleSignIn({
    http: parts.http,
    overrides: ports.overrides,
    credentials: (role) => credentials.credentials(role),
    organisation,
    region: parts.region,
    names,
  });
  return new Performer({
    permit: parts.permit,
    activity: parts.activity,
    time,
    identifiers: ports.identifiers,
    log: ports.log,
    names,
    act: roleActions({
      browser: (id) => parts.browsers.of(organisation(id)),
      settings: ports.settings,
      clipboard: parts.clipboard,
      console,
      credentials,
      callerArn: async (role, keys, signal) => {
        const { region, endpoints } = organisation(role.organisationId);
        const identityCenter = await parts.identityCenter();
        const ask = (asked: string): Promise<string> =>
          identityCenter.callerArn({ region: asked, endpoints }, keys, time.now(), signal);
        return await askCallerArn(ask, [region, parts.region(role), partitionOf(region).homeRegion], names(role));
      },
      copyPlace: parts.copyPlace,
      organisation,
    }),
    onUsed: (intent) =>
      parts.personal.used(intent.role, intent.kind === 'open-console' ? intent.destination : undefined),
    onChange: parts.onChange,
  });
}
