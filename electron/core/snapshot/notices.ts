import type { AppSnapshot } from '../../contract/snapshot.ts';
import { sentence, type SentenceKey, type SentenceValues } from '../text/sentence.ts';

/** Things said once, until the person has seen them. */
export class Notices {
  readonly #onChange: () => void;
  #notices: AppSnapshot['notices'] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  all(): AppSnapshot['notices'] {
    return this.#notices;
  }

  /** Says it, unless the same is already being said. */
  say(key: SentenceKey, values: SentenceValues = {}): void {
    const said = sentence(key, values);
    if (!this.#notices.some((notice) => notice.sentence === said)) {
      this.#notices = [...this.#notices, { id: `${key} ${this.#notices.length}`, sentence: said }];
      this.#onChange();
    }
  }

  dismiss(id: string): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
    this.#onChange();
  }
}
