import type { SignInView } from '../../electron/contract/organisation.ts';
import { text } from '../../electron/shared/text/text.ts';
import { clockTime } from '../time/clock-time.ts';
import { aboutLeft, timeLeft } from '../time/left.ts';
import { endsSoon } from '../time/sign-in-end.ts';
import { headerState } from '../list/header-state.ts';

/** How a sign-in stands, in at most two lines: as the header of the list says it, cut for a narrow column. */
export function stateLines(signIn: SignInView, now: number): string {
  return signIn.state === 'signed-in' ? signedIn(signIn, now) : headerState(signIn, now);
}

function signedIn({ since, connection, end }: Extract<SignInView, { state: 'signed-in' }>, now: number): string {
  const time = clockTime(since, now);
  if (connection === 'offline') return text('settings.state.offline', { time });
  if (connection === 'not-aws') return text('settings.state.not-aws', { time });
  if (connection === 'trouble') return text('settings.state.trouble', { time });
  const left = end === null ? 0 : end.at - now;
  if (end === null || left <= 0) return text('settings.state.since', { time });
  const isNear = endsSoon(end, now) !== null;
  return end.kind === 'set'
    ? text(isNear ? 'settings.state.ends' : 'settings.state.left', { left: timeLeft(left) })
    : text(isNear ? 'settings.state.ends-about' : 'settings.state.about', { left: aboutLeft(left) });
}
