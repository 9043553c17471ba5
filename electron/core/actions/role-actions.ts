import type { Role } from '../../contract/identifiers.ts';
import { consoleHome } from '../console/console-destination.ts';
import { federatedSignInLink } from '../console/federated-sign-in.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { ClipboardHandOut } from '../hand-outs/clipboard-hand-out.ts';
import { shellLines } from '../hand-outs/shell-lines.ts';
import { endpoint, type EndpointOverrides } from '../partitions/endpoint.ts';
import type { Browser, OneTimeLinks } from '../ports/desktop.ts';
import type { Http } from '../ports/http.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import { ServiceError } from '../service-error.ts';
import { sentence } from '../text/sentence.ts';
import { cancelled } from '../time/delay.ts';
import type { PerformParts } from './perform.ts';

export interface RoleActionParts {
  readonly http: Http;
  readonly browser: Browser;
  readonly links: OneTimeLinks;
  readonly overrides: EndpointOverrides;
  readonly settings: SettingsStore;
  readonly clipboard: ClipboardHandOut;
  readonly credentials: (role: Role) => Promise<RoleCredentials>;
  /** Throws a `FailureError` when there is none. */
  readonly organisation: (id: string) => OrganisationRecord;
}

/** How each kind of intent is done. */
export function roleActions(parts: RoleActionParts): PerformParts['actions'] {
  return {
    'open-console': ({ role }, signal) => openConsole(parts, role, signal),
    'copy-credentials': async ({ role }, signal) => {
      const credentials = await parts.credentials(role);
      stopIfCancelled(signal);
      await parts.clipboard.copySecret(shellLines(credentials), role, parts.settings.read().clipboardClearMs);
    },
    'copy-account-id': ({ role }) => parts.clipboard.copyText('account-id', role.accountId, role),
  };
}

async function openConsole(parts: RoleActionParts, role: Role, signal: AbortSignal): Promise<void> {
  const { region, startUrl } = parts.organisation(role.organisationId);
  const destination = consoleHome(region);
  if (destination === null) {
    throw new FailureError({
      ...failure('console-refused'),
      sentence: sentence('no-public-console', { region }),
      retry: false,
    });
  }
  const credentials = await parts.credentials(role);
  stopIfCancelled(signal);
  const signIn = endpoint('signin', region, parts.overrides);
  const link = await federatedSignInLink(
    parts.http,
    { credentials, signIn, destination, issuer: startUrl },
    signal,
  ).catch(refusedByName);
  const address = await parts.links.publish(link);
  stopIfCancelled(signal);
  await parts.browser.open(address).catch(() => {
    throw new FailureError(failure('browser-did-not-open'));
  });
}

/** A definite no of the federation endpoint is about the console, not about the sign-in. */
function refusedByName(error: unknown): never {
  if (error instanceof ServiceError && error.kind === 'invalid-request') {
    throw new FailureError(failure('console-refused'));
  }
  throw error;
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw cancelled();
  }
}
