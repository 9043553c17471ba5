import type { AppSnapshot } from '../../contract/snapshot.ts';
import { textOrEllipsis, type TextKey, type TextValues } from '../../shared/text/text.ts';

interface Notice {
  readonly id: string;
  readonly key: TextKey;
  readonly values: TextValues;
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
    return this.#notices.map(({ id, key, values }) => ({ id, sentence: textOrEllipsis(key, values) }));
  }

  /** Says it, unless the same is already being said. */
  add(key: TextKey, values: TextValues = {}): void {
    if (!this.#notices.some((notice) => isThe(notice, key, values))) {
      this.#count += 1;
      this.#notices = [...this.#notices, { id: `${key} ${this.#count}`, key, values }];
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
      this.#keep((notice) => !isThe(notice, key, values));
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

/** Not by their sentences, which are others in the next language. */
function isThe(notice: Notice, key: TextKey, values: TextValues): boolean {
  const all = new Set([...Object.keys(notice.values), ...Object.keys(values)]);
  return notice.key === key && [...all].every((name) => notice.values[name] === values[name]);
}
