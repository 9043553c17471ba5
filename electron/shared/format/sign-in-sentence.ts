import type { SignInStatus } from '../model/sign-in-status.ts';
import { text, type KeyOf } from '../text/text.ts';
import { clockTime } from './clock-time.ts';
import { aboutLeft, tickingTimeLeft, timeLeft } from './time-left.ts';

/** Where it is said. A menu that lasts is not made anew when it opens: there an end is a time of day, which stays true. */
export type Surface = 'menu' | 'lasting-menu' | 'tooltip' | 'tooltip-of-several' | 'header' | 'switcher' | 'settings';

/** On the server's clock, and what (ms) is added to this computer's clock to get there, where times are shown on its own. */
export interface Moment {
  readonly now: number;
  readonly clockOffset: number;
}

/** What is said; `about`: of an end that was learned. */
type Word = Exclude<SignInStatus['kind'], 'ends-soon'> | 'ends' | 'ends-about' | 'until-about';

type Sentences = Readonly<Record<Word, KeyOf<{ name: string; time: string; left: string }>>>;

const menu: Sentences = {
  'signed-out': 'state.menu.signed-out',
  waiting: 'state.menu.waiting',
  ended: 'state.menu.ended',
  ends: 'state.menu.ends',
  'ends-about': 'state.menu.ends-about',
  offline: 'state.menu.offline',
  'not-aws': 'state.menu.not-aws',
  trouble: 'state.menu.trouble',
  until: 'state.menu.until',
  'until-about': 'state.menu.until-about',
  since: 'state.menu.since',
};

/** The icon tells nothing of the way to AWS, nor does its tooltip. */
const tooltip: Sentences = {
  'signed-out': 'state.tooltip.signed-out',
  waiting: 'state.tooltip.waiting',
  ended: 'state.tooltip.ended',
  ends: 'state.tooltip.ends',
  'ends-about': 'state.tooltip.ends-about',
  offline: 'state.tooltip.since',
  'not-aws': 'state.tooltip.since',
  trouble: 'state.tooltip.since',
  until: 'state.tooltip.until',
  'until-about': 'state.tooltip.until-about',
  since: 'state.tooltip.since',
};

/** What is wrong with the way to AWS is said by the banner below it; here stands how the sign-in stands nevertheless. */
const header: Sentences = {
  'signed-out': 'state.header.signed-out',
  waiting: 'state.header.waiting',
  ended: 'state.header.ended',
  ends: 'state.header.ends',
  'ends-about': 'state.header.ends-about',
  offline: 'state.header.since',
  'not-aws': 'state.header.since',
  trouble: 'state.header.since',
  until: 'state.header.until',
  'until-about': 'state.header.until-about',
  since: 'state.header.since',
};

const sentences: Readonly<Record<Surface, Sentences>> = {
  menu,
  'lasting-menu': {
    ...menu,
    ends: 'state.menu.ends-at',
    'ends-about': 'state.menu.ends-at-about',
    until: 'state.menu.until-time',
    'until-about': 'state.menu.until-time-about',
  },
  tooltip,
  'tooltip-of-several': {
    ...tooltip,
    'signed-out': 'state.tooltip.signed-out-of',
    waiting: 'state.tooltip.waiting-of',
  },
  header,
  switcher: {
    ...header,
    offline: 'state.switcher.offline',
    'not-aws': 'state.switcher.not-aws',
    trouble: 'state.switcher.trouble',
  },
  settings: {
    ...header,
    ends: 'state.settings.ends',
    'ends-about': 'state.settings.ends-about',
    offline: 'state.settings.offline',
    'not-aws': 'state.settings.not-aws',
    trouble: 'state.settings.trouble',
    until: 'state.settings.until',
    'until-about': 'state.settings.until-about',
    since: 'state.settings.since',
  },
};

/** Where a time left ticks. */
const inWindow: ReadonlySet<Surface> = new Set<Surface>(['header', 'switcher', 'settings']);

/** How the sign-in of the organisation `name` stands, as this surface says it. */
export function signInSentence(surface: Surface, status: SignInStatus, name: string, moment: Moment): string {
  const tellsConnection = surface !== 'header' && !surface.startsWith('tooltip');
  const said = tellsConnection ? status : withoutConnection(status);
  return text(sentences[surface][wordOf(said)], { name, ...timesOf(surface, said, moment) });
}

/** What is said where the way to AWS is not told of. */
function withoutConnection(status: SignInStatus): SignInStatus {
  if (status.kind !== 'offline' && status.kind !== 'not-aws' && status.kind !== 'trouble') return status;
  const { since, end } = status;
  return end === null ? { kind: 'since', since } : { kind: 'until', since, end };
}

function wordOf(status: SignInStatus): Word {
  switch (status.kind) {
    case 'ends-soon':
      return status.end.kind === 'set' ? 'ends' : 'ends-about';
    case 'until':
      return status.end.kind === 'set' ? 'until' : 'until-about';
    default:
      return status.kind;
  }
}

/** What the words are filled with: when it began or, in a menu that lasts, ends; how long is left. */
function timesOf(surface: Surface, status: SignInStatus, { now, clockOffset }: Moment): { time: string; left: string } {
  const timeOf = (at: number): string => clockTime(at - clockOffset, now - clockOffset);
  switch (status.kind) {
    case 'signed-out':
    case 'waiting':
    case 'ended':
      return { time: '', left: '' };
    case 'ends-soon':
    case 'until': {
      const { at, kind } = status.end;
      const written = inWindow.has(surface) ? tickingTimeLeft : timeLeft;
      return { time: timeOf(at), left: kind === 'set' ? written(at - now) : aboutLeft(at - now) };
    }
    default:
      return { time: timeOf(status.since), left: '' };
  }
}
