import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';

/** The five glyphs of the icon (ux.md 5); `expiring` needs a known end, which a sign-in does not have yet. */
export type TrayState = 'signed-out' | 'signing-in' | 'signed-in' | 'expiring' | 'expired';

/** Most urgent first: with several organisations that one wins. */
const urgency: readonly TrayState[] = ['expired', 'expiring', 'signing-in', 'signed-in', 'signed-out'];

/** The state of the icon for all organisations together. */
export function trayState(snapshot: Pick<AppSnapshot, 'organisations'>): TrayState {
  const states = new Set(snapshot.organisations.map(stateOf));
  return urgency.find((state) => states.has(state)) ?? 'signed-out';
}

export function stateOf(organisation: Pick<OrganisationView, 'signIn'>): TrayState {
  switch (organisation.signIn.state) {
    case 'starting':
    case 'waiting-for-approval':
      return 'signing-in';
    case 'signed-in':
      return 'signed-in';
    case 'ended':
      return 'expired';
    case 'signed-out':
      return 'signed-out';
  }
}

/** Whether any organisation waits for the person to approve. */
export function isSigningIn(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some((organisation) => stateOf(organisation) === 'signing-in');
}

/** Whether the page with the sign-in code is what the window shows. */
export function showsCode(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some((organisation) => organisation.signIn.state === 'waiting-for-approval');
}
