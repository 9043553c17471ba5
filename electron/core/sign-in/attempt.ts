import type { Services } from '../app/services.ts';
import type { ClientRegistration, TokenGrant } from '../ports/identity-center.ts';
import type { AttemptView } from './sign-in-view.ts';

/** What an attempt needs, whichever way it goes. */
export type AttemptServices = Pick<
  Services,
  'identityCenter' | 'secrets' | 'clock' | 'deadlines' | 'time' | 'browsers' | 'identifiers' | 'overrides' | 'report'
>;

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
