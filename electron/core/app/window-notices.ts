import type { AppSnapshot } from '../../contract/snapshot.ts';
import { textOrEllipsis, type TextKey, type TextValues } from '../../shared/text/text.ts';

interface Notice {
  readonly id: string;
  readonly key: TextKey;
  readonly sentence: string;
}

/** Things said once, until the person has seen them or they are true no more. */
export class WindowNotices {
  readonly #onChange: () => void;
  #notices: readonly Notice[] = [];
  #count = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  all(): AppSnapshot['notices'] {
    return this.#notices.map(({ id, sentence: said }) => ({ id, sentence: said }));
  }

  /** Says it, unless the same is already being said. */
  add(key: TextKey, values: TextValues = {}): void {
    const said = textOrEllipsis(key, values);
    if (!this.#notices.some((notice) => notice.sentence === said)) {
      this.#count += 1;
      this.#notices = [...this.#notices, { id: `${key} ${this.#count}`, key, sentence: said }];
      this.#onChange();
    }
  }

  /** It is true no more. */
  remove(key: TextKey): void {
    this.#keep((notice) => notice.key !== key);
  }

  /** Says it as long as it is true. */
  addWhile(isTrue: boolean, key: TextKey, values: TextValues = {}): void {
    if (isTrue) {
      this.add(key, values);
    } else {
      const said = textOrEllipsis(key, values);
      this.#keep((notice) => notice.sentence !== said);
    }
  }

  dismiss(id: string): void {
    this.#keep((notice) => notice.id !== id);
  }

  #keep(wanted: (notice: Notice) => boolean): void {
    const kept = this.#notices.filter(wanted);
    if (kept.length < this.#notices.length) {
      this.#notices = kept;
      this.#onChange();
    }
  }
}
