import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { nextDay } from '../../shared/format/clock-time.ts';
import { nextMinuteLeft } from '../../shared/format/time-left.ts';
import { isSoon, isWaiting } from '../../shared/model/sign-in.ts';
import { hour } from '../../shared/model/spans.ts';

/** The five glyphs of the icon (docs/design.md#tray-icon). */
export type TrayState = 'signed-out' | 'signing-in' | 'signed-in' | 'expiring' | 'expired';

/** Most urgent first: with several organisations that one wins. */
const urgency: readonly TrayState[] = ['expired', 'expiring', 'signing-in', 'signed-in', 'signed-out'];

/** An end nobody looked at stops asking after this time (ms). */
const endedIsNews = 12 * hour;

/** What the state depends on besides the snapshot. */
export interface TrayMoment {
  /** Milliseconds since the epoch on the server's clock. */
  readonly now: number;
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

export function stateOf(organisation: OrganisationView, { now, wasSeen }: TrayMoment): TrayState {
  const { signIn } = organisation;
  if (signIn.state === 'ended') {
    return wasSeen(organisation) || now - signIn.endedAt >= endedIsNews ? 'signed-out' : 'expired';
  }
  if (signIn.state === 'signed-out') return 'signed-out';
  if (signIn.state !== 'signed-in') return 'signing-in';
  return isSoon(signIn.end, now) ? 'expiring' : 'signed-in';
}

/** In how many milliseconds the state or what is said of it changes by the passing of time alone; null: it does not. */
export function nextTrayChange(snapshot: Pick<AppSnapshot, 'organisations'>, { now }: TrayMoment): number | null {
  const spans = snapshot.organisations.flatMap(({ signIn }) => {
    if (signIn.state === 'ended') return [signIn.endedAt + endedIsNews - now];
    if (signIn.state !== 'signed-in') return [];
    if (signIn.end === null || signIn.end.at <= now) return [nextDay(now)];
    return [nextMinuteLeft(signIn.end.at - now)];
  });
  const coming = spans.filter((span) => span > 0);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** Whether any organisation waits for the person to approve. */
export function isSigningIn(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some(({ signIn }) => isWaiting(signIn.state));
}

/** Whether the page with the sign-in code is what the window shows. */
export function showsCode(snapshot: Pick<AppSnapshot, 'organisations'>): boolean {
  return snapshot.organisations.some((organisation) => organisation.signIn.state === 'waiting-for-approval');
}
