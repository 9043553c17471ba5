import type { SignInView } from '../../electron/contract/organisation.ts';
import { text } from '../messages/text.ts';
import { clockTime } from '../time/clock-time.ts';

/** The line under the organisation's name. AWS never says when a sign-in ends, so its beginning is told. */
export function headerState(signIn: SignInView, now: number): string {
  switch (signIn.state) {
    case 'signed-in': {
      const time = clockTime(signIn.since, now);
      return text(signIn.connection === 'offline' ? 'header.offline' : 'header.signedInSince', { time });
    }
    case 'signed-out':
      return text('header.signedOut');
    case 'ended':
      return text('header.ended');
    case 'starting':
    case 'waiting-for-approval':
    case 'waiting-in-browser':
      return text('header.signingIn');
  }
}
