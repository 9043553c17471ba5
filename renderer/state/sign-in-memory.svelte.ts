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
  #before: readonly { readonly id: string; readonly state: SignInView['state'] }[] = [];

  /** Looks at the organisations as they are now; answers the name of one whose sign-in has just been approved. */
  see(organisations: readonly OrganisationView[]): string | null {
    const before = this.#before;
    this.#before = organisations.map(({ id, signIn }) => ({ id, state: signIn.state }));
    for (const { signIn } of organisations) {
      if (signIn.state !== 'waiting-for-approval') continue;
      const minutes = Math.max(1, Math.round((signIn.expiresAt - signIn.startedAt) / 60_000));
      this.lastCode = { userCode: signIn.userCode, minutes };
    }
    const approved = organisations.find(
      ({ id, signIn }) => signIn.state === 'signed-in' && before.some((one) => one.id === id && isWaiting(one.state)),
    );
    return approved?.name ?? null;
  }
}
