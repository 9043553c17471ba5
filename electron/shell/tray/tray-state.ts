import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';

/** The five glyphs of the icon (docs/design.md#tray-icon). */
export type TrayState = 'signed-out' | 'signing-in' | 'signed-in' | 'expiring' | 'expired';

/** Most urgent first: with several organisations that one wins. */
const urgency: readonly TrayState[] = ['expired', 'expiring', 'signing-in', 'signed-in', 'signed-out'];

const minute = 60_000;
const hour = 60 * minute;
/** A sign-in that ends within this time (ms) asks for the person. */
export const endsSoon = 10 * minute;
/** An end nobody looked at stops asking after this time (ms). */
const endedIsNews = 12 * hour;

const waitingStates: ReadonlySet<OrganisationView['signIn']['state']> = new Set([
  'starting',
  'waiting-for-approval',
  'waiting-in-browser',
]);

/** What the state depends on besides the snapshot. */
export interface TrayMoment {
  /** Milliseconds since the epoch on the server's clock. */
  readonly now: number;
  /** When a sign-in ends, where a length was set or learned; null: unknown, as AWS never says. */
  readonly endOf: (organisation: OrganisationView) => number | null;
  /** Whether the person has seen the window since this sign-in ended. */
  readonly wasSeen: (organisation: OrganisationView) => boolean;
}

/** The state of the icon for all organisations together. */
export function trayState(snapshot: Pick<AppSnapshot, 'organisations'>, moment: TrayMoment): TrayState {
  const states = new Set(snapshot.organisations.map((organisation) => stateOf(organisation, moment)));
  return urgency.find((state) => states.has(state)) ?? 'signed-out';
}

/** The organisations, the one that asks most for the person first; equals in their own order. */
export function byUrgency(organisations: readonly OrganisationView[], moment: TrayMoment): OrganisationView[] {
  const place = (organisation: OrganisationView): number => urgency.indexOf(stateOf(organisation, moment));
  return organisations.toSorted((one, other) => place(one) - place(other));
}

export function stateOf(organisation: OrganisationView, moment: TrayMoment): TrayState {
  const { signIn } = organisation;
  switch (signIn.state) {
    case 'starting':
    case 'waiting-for-approval':
    case 'waiting-in-browser':
      return 'signing-in';
    case 'signed-in': {
      const end = moment.endOf(organisation);
      return end !== null && end - moment.now <= endsSoon ? 'expiring' : 'signed-in';
    }
    case 'ended':
      return moment.wasSeen(organisation) || moment.now - signIn.endedAt >= endedIsNews ? 'signed-out' : 'expired';
    case 'signed-out':
      return 'signed-out';
  }
}

/** In how many milliseconds the state or what is said of it changes by the passing of time alone; null: it does not. */
export function nextTrayChange(snapshot: Pick<AppSnapshot, 'organisations'>, moment: TrayMoment): number | null {
  const spans = snapshot.organisations.flatMap((organisation) => {
    const { signIn } = organisation;
    if (signIn.state === 'ended') return [signIn.endedAt + endedIsNews - moment.now];
    const end = signIn.state === 'signed-in' ? moment.endOf(organisation) : null;
    if (end === null) return [];
    return [(end - moment.now) % minute || minute];
  });
  const coming = spans.filter((span) => span > 0);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** Whether any organisation waits for the person to approve. */
export function isSigningIn(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some(({ signIn }) => waitingStates.has(signIn.state));
}

/** Whether the page with the sign-in code is what the window shows. */
export function showsCode(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some((organisation) => organisation.signIn.state === 'waiting-for-approval');
}
