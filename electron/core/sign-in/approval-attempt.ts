import type { Approval } from './attempt.ts';
import type { AttemptView } from './sign-in-view.ts';
import type { DeviceAuthorization, IdentityCenter } from '../ports/identity-center.ts';
import { atStep } from '../failures/fail.ts';
import { overrideOrigins } from '../regions/endpoint.ts';
import { later, type Instant } from '../time/instant.ts';
import { withinSpan } from '../time/waiting.ts';
import { ServiceError } from '../failures/service-error.ts';
import { codeExpired, waitForApproval } from './device-authorization.ts';
import { withRegistration } from './register-client.ts';
import { WaitingAttempt } from './waiting-attempt.ts';
import { isTrustedApprovalAddress, mayBeOpened } from './trusted-host.ts';

type Waiting = Extract<AttemptView, { state: 'waiting-for-approval' }>;

/** One attempt to sign in with a code, from asking AWS for it to the grant. Cancelled by its signal at any moment. */
export class ApprovalAttempt extends WaitingAttempt<Waiting> {
  /**
   * Runs to the grant. Rejects with a `FailureError` or a `ServiceError` (`cancelled` after `cancel`).
   * A registration that AWS has forgotten shows either at the code or at the grant; both are within `withRegistration`,
   * so the person may be given a second code, never a dead end.
   */
  async run(): Promise<Approval> {
    const services = this.services;
    const identityCenter = await services.identityCenter();
    const { signal } = this;
    const register = () =>
      atStep('register-code', {}, () => identityCenter.registerClient(this.organisation, 'code', signal));
    return await withRegistration(services, this.organisation.id, 'code', register, async (registration) => {
      const authorization = await this.#authorize(identityCenter, registration);
      const attemptId = services.identifiers.uuid();
      this.#show(attemptId, authorization);
      const onChecked = (checkedAt: Instant): void => this.update({ checkedAt });
      const approval = waitForApproval(services, this.organisation, registration, authorization, onChecked, signal);
      // Not past the end: a pace of hours must not keep the person waiting for a code that has run out.
      return await withinSpan(services.deadlines, `attempt ${attemptId}`, authorization.expiresInMs, approval, () =>
        codeExpired(authorization),
      );
    });
  }

  /** The code is on screen: the browser opens, once. A host we do not know waits for the person's own click. */
  async codeShown(attemptId: string): Promise<void> {
    if (this.of(attemptId).hostTrusted) {
      await this.openUnasked(attemptId);
    }
  }

  userCode(attemptId: string): string {
    return this.of(attemptId).userCode;
  }

  #authorize(
    identityCenter: IdentityCenter,
    registration: Parameters<IdentityCenter['startDeviceAuthorization']>[1],
  ): Promise<DeviceAuthorization> {
    return atStep('device-code', { region: this.organisation.region }, () =>
      identityCenter.startDeviceAuthorization(this.organisation, registration, this.signal),
    );
  }

  #show(attemptId: string, authorization: DeviceAuthorization): void {
    const startedAt = this.services.time.now();
    const address = URL.parse(authorization.verificationUriComplete);
    const extraOrigins = overrideOrigins(this.services.overrides);
    if (address === null || !mayBeOpened(address, extraOrigins)) {
      throw new ServiceError('proxy', 'The verification link is not an https address.');
    }
    const shown: Waiting = {
      state: 'waiting-for-approval',
      attemptId,
      userCode: authorization.userCode,
      verificationLink: address.href,
      host: address.host,
      hostTrusted: isTrustedApprovalAddress(
        address,
        this.organisation.region,
        this.organisation.portalUrl ?? this.organisation.startUrl,
        extraOrigins,
      ),
      browser: 'not-opened',
      startedAt,
      expiresAt: later(startedAt, authorization.expiresInMs),
      checkedAt: null,
    };
    this.show(shown, address.href);
  }
}
