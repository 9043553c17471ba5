import type { CatalogueStatus } from '../../electron/contract/organisation.ts';
import { minute } from '../../electron/shared/model/spans.ts';

type Reading = NonNullable<CatalogueStatus['reading']>;

interface Sample {
  /** ms */
  readonly at: number;
  readonly done: number;
}

/** What is looked back on (ms), and for how long at least, before a time is said: AWS's pace changes on the way. */
const lookedBack = 2 * minute;
const seenFor = 10_000;

/** Estimates from what was read of late how long a reading still takes. */
export class ReadingPace {
  #samples: Sample[] = [];
  #of = '';

  /** Forgets what was seen of another reading. */
  observe(of: string, at: number, { accountsDone: done }: Reading): void {
    const last = this.#samples.at(-1);
    if (of !== this.#of || (last !== undefined && (done < last.done || at < last.at))) this.#samples = [];
    this.#of = of;
    const oldest = at - lookedBack;
    this.#samples = [...this.#samples.filter((sample) => sample.at >= oldest), { at, done }];
  }

  /** Whole minutes, rounded up; null: how many accounts there are, or how fast they are read, is not known yet. */
  minutesLeft({ accountsDone, accountsKnown, accountsComplete }: Reading): number | null {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!accountsComplete || first === undefined || last === undefined) return null;
    const span = last.at - first.at;
    const read = last.done - first.done;
    if (span < seenFor || read === 0) return null;
    return Math.max(1, Math.ceil(((accountsKnown - accountsDone) * span) / read / minute));
  }
}
