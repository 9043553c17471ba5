import type { SignInView } from '../../contract/organisation.ts';
import { hour, later, minute, type Instant } from '../time/instant.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';

/** When a sign-in ends and how that is known; null: unknown, the usual case. */
export type SignInEnd = Extract<SignInView, { state: 'signed-in' }>['end'];

/** So many refusals at one age make a habit. */
const enough = 3;

/** How far (ms) they may lie from the middle one. */
const same = 10 * minute;

/**
 * A refusal tells the age only when AWS was content shortly before (ms). After a night asleep it would tell when the person
 * came back, and that is much the same every day.
 */
const seenShortlyBefore = hour;

/** The length that the ages (ms) of the latest refusals agree on, else null. */
export function learnedLength(ages: readonly number[]): number | null {
  const [first, middle, last] = ages.slice(-enough).toSorted((one, other) => one - other);
  if (first === undefined || middle === undefined || last === undefined) {
    return null;
  }
  return middle - first <= same && last - middle <= same ? middle : null;
}

/**
 * How long the sign-ins of one organisation last: set by the person, or learned from being refused. AWS tells nobody
 * (docs/aws.md#refresh), and an access token's own end says nothing of it.
 */
export class SignInLength {
  readonly #settings: SettingsStore;
  readonly #organisationId: string;

  constructor(settings: SettingsStore, organisationId: string) {
    this.#settings = settings;
    this.#organisationId = organisationId;
  }

  /** The end of a sign-in approved at `since`. One that has passed without a refusal was wrong: it is unknown then. */
  end(since: Instant, now: Instant): SignInEnd {
    const record = this.#record();
    const set = record?.sessionLengthMs ?? null;
    const length = set ?? learnedLength(record?.refusedAges ?? []);
    if (length === null) {
      return null;
    }
    const at = later(since, length);
    return at > now ? { at, kind: set === null ? 'learned' : 'set' } : null;
  }

  /** @param goodAt when AWS was last content with the sign-in. */
  refused(since: Instant, goodAt: Instant, now: Instant): void {
    if (now - goodAt <= seenShortlyBefore) {
      this.#remember([...this.#ages(), now - since].slice(-enough));
    }
  }

  /** AWS is content with a sign-in of this age (ms): a shorter length was learned wrongly. */
  outlived(age: number): void {
    const learned = learnedLength(this.#ages());
    if (learned !== null && age > learned + same) {
      this.#remember([]);
    }
  }

  #ages(): readonly number[] {
    return this.#record()?.refusedAges ?? [];
  }

  #record(): OrganisationRecord | undefined {
    return this.#settings.read().organisations.find(({ id }) => id === this.#organisationId);
  }

  #remember(refusedAges: number[]): void {
    const organisations = this.#settings
      .read()
      .organisations.map((record) => (record.id === this.#organisationId ? { ...record, refusedAges } : record));
    this.#settings.change({ organisations });
  }
}
