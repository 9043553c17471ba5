import type { OrganisationBrowser } from '../organisations/organisation-browser.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/desktop.ts';
import type { ClientRegistration, IdentityCenter, TokenGrant } from '../ports/identity-center.ts';
import type { Deadlines } from '../time/deadlines.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { ServerTime } from '../time/server-time.ts';
import type { AttemptView } from './sign-in-view.ts';

export interface AttemptParts {
  readonly identityCenter: () => Promise<IdentityCenter>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly time: ServerTime;
  readonly browser: OrganisationBrowser;
  readonly identifiers: Identifiers;
  /** Origins of endpoint overrides, which a development build may send a browser to. */
  readonly extraOrigins: readonly string[];
}

/** What an approved attempt brings: the tokens, and the client that alone can refresh them. */
export interface Approval {
  readonly grant: TokenGrant;
  readonly registration: ClientRegistration;
}

/** One attempt to sign in, in either way. The attempt's id in each call keeps a late answer off the next attempt. */
export interface Attempt {
  view(): AttemptView;
  /** Ends it at once; `run` rejects with a `ServiceError` of kind `cancelled`. */
  cancel(): void;
  run(): Promise<Approval>;
  /** What the person needs is on screen: the browser opens, once. */
  codeShown(attemptId: string): Promise<void>;
  /** The person asks for the browser, again or for the first time. */
  openBrowser(attemptId: string): Promise<void>;
  /** The address the browser is sent to, for copying. */
  link(attemptId: string): string;
  /** The code to compare; a `FailureError` where there is none. */
  userCode(attemptId: string): string;
}
