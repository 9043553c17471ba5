import { hints, type Hint } from '../../contract/snapshot.ts';
import type { GlobalSettingsChange } from '../../contract/settings.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { SummonKeysState } from '../../shared/model/summon-keys.ts';
import type { LoginItemState } from '../ports/login-item.ts';
import type { Platform } from '../ports/platform.ts';
import type { Settings } from '../ports/settings.ts';

type Seen = Pick<Settings, 'hintsSeen' | 'hintedAt'>;

/** What the hint that is shown follows from. */
export interface HintFacts {
  readonly settings: Seen;
  /** The stored settings were not handed over, so that nobody knows what was seen. */
  readonly isUnread: boolean;
  /** Whether the administrator of this computer decided a setting. */
  readonly isFixed: (setting: 'openAtLogin' | 'summonKeys') => boolean;
  readonly loginItem: LoginItemState;
  readonly summonKeys: SummonKeysState;
  readonly system: Platform['system'];
  /** A list was read: the person has signed in before. */
  readonly hasList: boolean;
  /** By the person's clock. */
  readonly now: Instant;
}

/** Whether there is any use in each on this computer. */
const isOfUse: Readonly<Record<Hint, (facts: HintFacts) => boolean>> = {
  'summon-taken': ({ summonKeys, isFixed }) => summonKeys.taken !== null && !isFixed('summonKeys'),
  'open-at-login': ({ loginItem, isFixed }) => loginItem === 'off' && !isFixed('openAtLogin'),
  // Windows puts the icons of new programs into the overflow.
  'drag-icon': ({ system }) => system === 'win32',
  pin: () => true,
  summon: ({ summonKeys }) => summonKeys.given !== null,
  copy: () => true,
};

/** Of these one is shown a day; the others follow each other at once. */
const daily: ReadonlySet<Hint> = new Set<Hint>(['pin', 'summon', 'copy']);

/** The hint that is shown now (docs/design.md#first-run-and-hints): the first of use that was not seen; null: none. */
export function hintOf(facts: HintFacts): Hint | null {
  const { settings, hasList, isUnread, now } = facts;
  if (!hasList || isUnread) return null;
  const hint = hints.find((one) => !settings.hintsSeen.includes(one) && isOfUse[one](facts));
  if (hint === undefined) return null;
  const isToday = settings.hintedAt !== null && dayOf(settings.hintedAt) === dayOf(now);
  return daily.has(hint) && isToday ? null : hint;
}

/** The settings once a hint was seen. Those that only a newer version knows stay seen. */
export function afterHint(hint: Hint, { hintsSeen }: Pick<Settings, 'hintsSeen'>, now: Instant): Partial<Settings> {
  return { hintsSeen: withSeen(hintsSeen, [hint]), ...(daily.has(hint) ? { hintedAt: now } : {}) };
}

/** The settings once the person has changed, here or in the settings, what hints ask for or tell of: they count as seen. */
export function afterAnswer(
  change: GlobalSettingsChange,
  { hintsSeen }: Pick<Settings, 'hintsSeen'>,
): Partial<Settings> {
  const answered: Hint[] = [
    ...(change.openAtLogin === undefined ? [] : (['open-at-login'] as const)),
    ...(change.summonKeys === undefined ? [] : (['summon-taken', 'summon'] as const)),
  ];
  return answered.length === 0 ? {} : { hintsSeen: withSeen(hintsSeen, answered) };
}

function withSeen(seen: readonly string[], more: readonly Hint[]): string[] {
  return [...new Set([...seen, ...more])];
}

/** The day on the clock that the person sees. */
function dayOf(at: Instant): string {
  return new Date(at).toDateString();
}
