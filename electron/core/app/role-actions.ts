import type { Intent } from '../../contract/commands.ts';
import type { CopyFormat } from '../../shared/copy-formats.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { OrganisationBrowser } from '../organisations/organisation-browser.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { ClipboardService } from '../copy/clipboard-service.ts';
import { copyText, type CopyTarget } from '../copy/copy-text.ts';
import { roleArn } from '../copy/role-arn.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import { cancelled } from '../time/delay.ts';
import type { ConsoleSignIn } from '../console/open-console.ts';
import type { PerformParts } from './perform.ts';

export interface RoleActionParts {
  readonly browser: (organisationId: string) => OrganisationBrowser;
  readonly settings: SettingsStore;
  readonly clipboard: ClipboardService;
  readonly console: ConsoleSignIn;
  readonly credentials: Pick<RoleCredentialsBroker, 'credentials' | 'renewNow' | 'forget'>;
  /** GetCallerIdentity with a role's credentials: the ARN that STS answers; rejects with a `ServiceError`. */
  readonly callerArn: (role: Role, credentials: RoleCredentials, signal: AbortSignal) => Promise<string>;
  /** Region and section name for a copy. */
  readonly copyPlace: (role: Role) => CopyTarget;
  /** Throws a `FailureError` when there is none. */
  readonly organisation: (id: string) => OrganisationRecord;
}

/** How each kind of intent is done. */
export function roleActions(parts: RoleActionParts): PerformParts['act'] {
  return async (intent, signal) => {
    const { role } = intent;
    switch (intent.kind) {
      case 'open-console':
        await openConsole(parts, intent, signal);
        return;
      case 'copy-credentials':
        await copyCredentials(parts, role, intent.format, signal);
        return;
      case 'copy-account-id':
        await parts.clipboard.copyText('account-id', role.accountId, role);
        return;
      case 'copy-role-arn':
        await copyRoleArn(parts, role, signal);
        return;
      case 'copy-console-link':
        await copyConsoleLink(parts, role, signal);
        return;
      case 'renew-credentials':
        await parts.credentials.renewNow(role);
        return;
      case 'forget-credentials':
        if (!parts.credentials.forget(role)) throw new FailureError(failure('nothing-held', parts.console.names(role)));
    }
  };
}

async function copyCredentials(
  parts: RoleActionParts,
  role: Role,
  format: CopyFormat,
  signal: AbortSignal,
): Promise<void> {
  const credentials = await parts.credentials.credentials(role);
  stopIfCancelled(signal);
  const text = copyText(format, credentials, parts.copyPlace(role));
  await parts.clipboard.copySecret('credentials', text, role, parts.settings.read().clipboardClearMs);
}

async function copyRoleArn(parts: RoleActionParts, role: Role, signal: AbortSignal): Promise<void> {
  const credentials = await parts.credentials.credentials(role);
  stopIfCancelled(signal);
  const caller = await parts.callerArn(role, credentials, signal);
  stopIfCancelled(signal);
  const arn = roleArn(caller, parts.organisation(role.organisationId).region);
  if (arn === null) throw new FailureError(failure('role-arn-unknown'));
  await parts.clipboard.copyText('role-arn', arn, role);
}

async function copyConsoleLink(parts: RoleActionParts, role: Role, signal: AbortSignal): Promise<void> {
  const link = await parts.console.link(role, undefined, signal);
  stopIfCancelled(signal);
  await parts.clipboard.copySecret('console-link', link, role, parts.settings.read().clipboardClearMs);
}

async function openConsole(
  parts: RoleActionParts,
  { role, destination }: Extract<Intent, { kind: 'open-console' }>,
  signal: AbortSignal,
): Promise<void> {
  const link = await parts.console.link(role, destination, signal);
  stopIfCancelled(signal);
  await parts.browser(role.organisationId).open(link, 'console');
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw cancelled();
  }
}
