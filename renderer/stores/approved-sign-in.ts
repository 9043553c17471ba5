import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { isWaiting } from '../../electron/shared/model/sign-in.ts';

/** Notices when a sign-in is done. */
export class SignInMemory {
  #before: readonly { readonly id: string; readonly state: SignInView['state'] }[] = [];

  /** Looks at the organisations as they are now; answers the name of one whose sign-in has just been approved. */
  see(organisations: readonly OrganisationView[]): string | null {
    const before = this.#before;
    this.#before = organisations.map(({ id, signIn }) => ({ id, state: signIn.state }));
    const approved = organisations.find(
      ({ id, signIn }) => signIn.state === 'signed-in' && before.some((one) => one.id === id && isWaiting(one.state)),
    );
    return approved?.name ?? null;
  }
}
