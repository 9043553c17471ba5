import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { isWaiting } from './is-waiting.ts';

export interface LastCode {
  readonly userCode: string;
  /** How long the code was good for, in minutes. */
  readonly minutes: number;
}

/** Remembers the latest code, for the page that says it ran out, and notices when a sign-in is done. */
export class SignInMemory {
  lastCode = $state.raw<LastCode | null>(null);
  #before: { id: string; state: SignInView['state'] } | null = null;

  /** Looks at the organisation as it is now; answers its name when its sign-in has just been approved. */
  see(organisation: OrganisationView | null): string | null {
    const before = this.#before;
    this.#before = organisation === null ? null : { id: organisation.id, state: organisation.signIn.state };
    if (organisation === null) return null;
    const { signIn } = organisation;
    if (signIn.state === 'waiting-for-approval') {
      const minutes = Math.max(1, Math.round((signIn.expiresAt - signIn.startedAt) / 60_000));
      this.lastCode = { userCode: signIn.userCode, minutes };
    }
    const justApproved = before?.id === organisation.id && isWaiting(before.state) && signIn.state === 'signed-in';
    return justApproved ? organisation.name : null;
  }
}
