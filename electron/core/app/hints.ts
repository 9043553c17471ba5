import { hints } from '../../contract/snapshot.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { Settings } from '../ports/settings.ts';

export type Hint = (typeof hints)[number];

/** What the hint of a day follows from. */
interface HintFacts {
  readonly settings: Pick<Settings, 'hintsSeen' | 'hintedAt'>;
  /** A list was read: the person has signed in before. */
  readonly hasList: boolean;
  /** By the person's clock. */
  readonly now: Instant;
}

/** The hint that is shown now (docs/design.md#hints): the first that was not seen, a day after the last was; null: none. */
export function hintOf({ settings, hasList, now }: HintFacts): Hint | null {
  const { hintsSeen, hintedAt } = settings;
  if (!hasList || (hintedAt !== null && dayOf(hintedAt) === dayOf(now))) return null;
  return hints.find((hint) => !hintsSeen.includes(hint)) ?? null;
}

/** The settings once a hint was seen. Those that only a newer version knows stay seen. */
export function afterHint(hint: Hint, { hintsSeen }: Pick<Settings, 'hintsSeen'>, now: Instant): Partial<Settings> {
  return { hintsSeen: [...hintsSeen, hint], hintedAt: now };
}

/** The day on the clock that the person sees. */
function dayOf(at: Instant): string {
  return new Date(at).toDateString();
}
