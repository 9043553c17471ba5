import type { Services } from '../app/services.ts';
import { atStep, failure, FailureError } from '../failures/fail.ts';
import { later, minute, second } from '../time/instant.ts';
import { endpoint } from '../regions/endpoint.ts';
import type { Callback, CallbackListener } from '../ports/callback-listener.ts';
import type { ClientRegistration, IdentityCenter, TokenGrant } from '../ports/identity-center.ts';
import { withinSpan, delay, unlessAborted } from '../time/waiting.ts';
import type { Secret } from '../secret.ts';
import { isPassing, ServiceError, type ServiceErrorKind } from '../failures/service-error.ts';
import type { Approval, AttemptServices } from './attempt.ts';
import { withRegistration } from './register-client.ts';
import type { AttemptView } from './sign-in-view.ts';
import { WaitingAttempt } from './waiting-attempt.ts';
import { createVerifier, randomText, type Verifier } from './verifier.ts';

/** As long as AWS's own CLI waits (docs/aws.md#authorization-code-with-pkce). */
const waitFor = 10 * minute;

/** The code is good for a few minutes; a redemption that got no answer is tried again within them. */
const redeemAgainAfter = [second, 2 * second, 5 * second, 15 * second] as const;

const scopes = 'sso:account:access';

type BrowserAttemptServices = AttemptServices & Pick<Services, 'listeners'>;

type Waiting = Extract<AttemptView, { state: 'waiting-in-browser' }>;

/** One attempt to sign in in the browser, which comes back to a listener on this computer (RFC 8252, 7.3). */
export class BrowserAttempt extends WaitingAttempt<Waiting, BrowserAttemptServices> {
  /**
   * Runs to the grant. Rejects with a `FailureError` or a `ServiceError`; with `port-taken` where this computer gives no port
   * to come back to, before AWS is asked anything.
   */
  async run(): Promise<Approval> {
    const identityCenter = await this.services.identityCenter();
    const listener = await this.services.listeners.listen().catch(() => {
      throw new FailureError(failure('port-taken', {}, null, 'failure.return-address-taken'));
    });
    try {
      const register = (): Promise<ClientRegistration> =>
        atStep('register-browser', { region: this.organisation.region }, () =>
          identityCenter.registerClient(this.organisation, 'browser', this.signal),
        );
      return await withRegistration(this.services, this.organisation.id, 'browser', register, (registration) =>
        this.#signIn(identityCenter, registration, listener),
      );
    } catch (error) {
      await this.#doubtRegistration();
      throw error;
    } finally {
      listener.close();
    }
  }

  codeShown(attemptId: string): Promise<void> {
    return this.openUnasked(attemptId);
  }

  userCode(): string {
    throw new FailureError(failure('not-found'));
  }

  async #signIn(
    identityCenter: IdentityCenter,
    registration: ClientRegistration,
    listener: CallbackListener,
  ): Promise<TokenGrant> {
    const state = randomText();
    const verifier = await createVerifier();
    const attemptId = this.services.identifiers.uuid();
    this.#show(attemptId, this.#authorizeAddress(registration, listener.redirectUri, state, verifier));
    const code = await this.#codeFrom(listener, state, attemptId);
    this.update({ redeeming: true });
    return await this.#redeem(identityCenter, registration, {
      code,
      redirectUri: listener.redirectUri,
      verifier: verifier.verifier,
    });
  }

  /**
   * That AWS has forgotten a client it tells only the browser, which then never comes back. So after an attempt that
   * nothing came back from, the next one registers anew.
   */
  async #doubtRegistration(): Promise<void> {
    if (this.shown?.redeeming !== true) {
      await this.services.secrets.setRegistration(this.organisation.id, 'browser', null);
    }
  }

  /** Like AWS's CLI: `scopes`, not OAuth's `scope`, and the resolved OIDC host (docs/aws.md#authorization-code-with-pkce). */
  #authorizeAddress(registration: ClientRegistration, redirectUri: string, state: string, verifier: Verifier): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: registration.clientId.reveal(),
      redirect_uri: redirectUri,
      state,
      code_challenge_method: 'S256',
      scopes,
      code_challenge: verifier.challenge,
    });
    return `${endpoint('sso-oidc', this.organisation, this.services.overrides)}/authorize?${query.toString()}`;
  }

  #show(attemptId: string, address: string): void {
    const startedAt = this.services.time.now();
    const shown: Waiting = {
      state: 'waiting-in-browser',
      attemptId,
      browser: 'not-opened',
      startedAt,
      expiresAt: later(startedAt, waitFor),
      redeeming: false,
    };
    this.show(shown, address);
  }

  /** The code of the one request that carries our state. A foreign page that calls here changes nothing. */
  #codeFrom(listener: CallbackListener, state: string, attemptId: string): Promise<Secret> {
    const answered = new Promise<Secret>((resolve, reject) => {
      listener.accept((callback) => {
        if (callback.state !== state) {
          return false;
        }
        return settle(callback, resolve, reject);
      });
    });
    const wanted = unlessAborted(this.signal, answered);
    const tooLate = (): Error => new FailureError(failure('browser-did-not-return'));
    return withinSpan(this.services.deadlines, `attempt ${attemptId}`, waitFor, wanted, tooLate);
  }

  async #redeem(
    identityCenter: IdentityCenter,
    registration: ClientRegistration,
    proof: { readonly code: Secret; readonly redirectUri: string; readonly verifier: Secret },
  ): Promise<TokenGrant> {
    const redeem = (): Promise<TokenGrant> =>
      atStep('redeem', {}, () => identityCenter.redeemCode(this.organisation, registration, proof, this.signal));
    const [first, ...later] = redeemAgainAfter;
    try {
      return await redeem();
    } catch (error) {
      throwUnlessPassing(error);
    }
    await delay(this.services.clock, first, this.signal);
    try {
      return await this.#redeemAgain(redeem, later);
    } catch (error) {
      throw afterLostAnswer(error);
    }
  }

  async #redeemAgain(redeem: () => Promise<TokenGrant>, waits: readonly number[]): Promise<TokenGrant> {
    for (const wait of waits) {
      try {
        return await redeem();
      } catch (error) {
        throwUnlessPassing(error);
      }
      await delay(this.services.clock, wait, this.signal);
    }
    return await redeem();
  }
}

function throwUnlessPassing(error: unknown): void {
  if (!(error instanceof ServiceError && isPassing(error.kind))) throw error;
}

/** A code is good for one use, so what is refused after an answer that was lost has been redeemed before. */
function afterLostAnswer(error: unknown): unknown {
  return error instanceof FailureError && error.failure.code === 'return-refused'
    ? new FailureError(failure('return-refused', {}, error.failure.requestId ?? null, 'failure.return-lost'))
    : error;
}

/** Errors of an authorization that say more than that there is one (RFC 6749, 4.1.2.1); another attempt does not help. */
const callbackErrors: ReadonlyMap<string, ServiceErrorKind> = new Map([
  ['invalid_scope', 'unsupported'],
  ['unsupported_response_type', 'unsupported'],
]);

/** Ends the waiting by what came back: a code, a refusal, or something else of the service. */
function settle(callback: Callback, resolve: (code: Secret) => void, reject: (error: Error) => void): boolean {
  if (callback.code !== null) {
    resolve(callback.code);
    return true;
  }
  if (callback.error === null) {
    return false;
  }
  reject(
    callback.error === 'access_denied'
      ? new FailureError(failure('request-refused'))
      : new ServiceError(
          callbackErrors.get(callback.error) ?? 'unexpected',
          `The authorization ended with ${/^\w{1,50}$/u.test(callback.error) ? callback.error : 'an error'}.`,
        ),
  );
  return true;
}
