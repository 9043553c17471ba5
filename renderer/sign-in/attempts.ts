import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { isWaiting } from '../../electron/shared/model/sign-in.ts';

/**
 * The organisation whose sign-in has the window in place of the list: one that waits for approval, unless the person
 * left that attempt to look at the list, else one whose last attempt did not finish. It can be another than the one that
 * is shown, since a role found in another list, or the tray, signs in to its own.
 */
export function signInOnPage(
  organisations: readonly OrganisationView[],
  shownId: string | null,
  left: ReadonlySet<string>,
): OrganisationView | null {
  const shownFirst = organisations.toSorted((one, other) => Number(other.id === shownId) - Number(one.id === shownId));
  const waits = shownFirst.find(
    ({ signIn }) => isWaiting(signIn.state) && !('attemptId' in signIn && left.has(signIn.attemptId)),
  );
  return waits ?? shownFirst.find(({ signIn }) => 'problem' in signIn && signIn.problem !== null) ?? null;
}

/** Notices when a sign-in is done. */
export class ApprovedSignIns {
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
