import type { OrganisationView } from '../../contract/organisation.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { roughSpan, span, type ClockTime } from '../text/clock-time.ts';
import { shownName } from '../text/shown-name.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';
import { endsSoon } from './tray-state.ts';

export interface StateLineInput {
  readonly system: Platform['system'];
  readonly clockTime: ClockTime;
  /** Milliseconds since the epoch on this computer's clock. */
  readonly now: number;
  /** Milliseconds to add to it to get the server's. */
  readonly clockOffset: number;
}

const longestName = 60;

/** How the sign-in of one organisation stands, as a line of the menu; not escaped. */
export function stateLine({ name, signIn }: OrganisationView, input: StateLineInput): string {
  const { clockTime, clockOffset } = input;
  const shown = shownName(name, longestName);
  if (signIn.state !== 'signed-in') return text(stateKeys[signIn.state], { name: shown });
  const trouble = troubleKeys[signIn.connection];
  if (trouble !== null) return text(trouble, { name: shown });
  if (signIn.end === null) {
    return text('state.signed-in', { name: shown, time: clockTime(signIn.since - clockOffset) });
  }
  return endLine(shown, signIn.end, input);
}

/** Whether the person is asked to sign in: out, ended, or about to end where that is known. */
export function asksForSignIn({ signIn }: OrganisationView, serverNow: number): 'first' | 'again' | null {
  if (signIn.state === 'signed-out' || signIn.state === 'ended') return 'first';
  const end = signIn.state === 'signed-in' ? signIn.end : null;
  return end !== null && end.at - serverNow <= endsSoon ? 'again' : null;
}

/** Linux keeps the menu it was given and shows it without asking: there it is a time of day, which stays true. */
function endLine(
  name: string,
  end: { readonly at: number; readonly kind: 'set' | 'learned' },
  { system, clockTime, now, clockOffset }: StateLineInput,
): string {
  const left = end.at - clockOffset - now;
  const isSet = end.kind === 'set';
  const isNear = left <= endsSoon;
  if (system === 'linux') {
    const [ends, until] = isSet
      ? (['state.ends-at', 'state.until'] as const)
      : (['state.ends-at-about', 'state.until-about'] as const);
    return text(isNear ? ends : until, { name, time: clockTime(end.at - clockOffset) });
  }
  if (isNear) return text(isSet ? 'state.ends' : 'state.ends-about', { name, span: span(left) });
  return isSet ? text('state.left', { name, span: span(left) }) : text('state.about', { name, span: roughSpan(left) });
}

/** Null: the way to AWS needs no word; a slower pace is AWS's and the app's own business. */
const troubleKeys: Readonly<
  Record<Extract<OrganisationView['signIn'], { state: 'signed-in' }>['connection'], KeyOf<{ name: string }> | null>
> = {
  good: null,
  refreshing: null,
  throttled: null,
  offline: 'state.offline',
  'not-aws': 'state.not-aws',
  trouble: 'state.trouble',
};

const stateKeys: Readonly<Record<Exclude<OrganisationView['signIn']['state'], 'signed-in'>, KeyOf<{ name: string }>>> =
  {
    'signed-out': 'state.signed-out',
    starting: 'state.signing-in',
    'waiting-for-approval': 'state.signing-in',
    'waiting-in-browser': 'state.signing-in',
    ended: 'state.ended',
  };
