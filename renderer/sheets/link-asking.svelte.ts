import type { CommandOutput } from '../../electron/contract/commands.ts';
import type { LinkPreview, LinkRequest } from '../../electron/contract/links.ts';
import type { Failure } from '../../electron/contract/failure.ts';
import { call } from '../stores/bridge.ts';

/** What links would do, asked of main whenever that changes; and doing it. */
export class LinkAsking {
  /** The newest answer; it stays while the next one is on its way. */
  preview = $state.raw<LinkPreview | null>(null);
  /** Every question has its answer. */
  answered = $state(false);
  applying = $state(false);
  /** Why main gave no answer, or linked nothing. */
  #refusal = $state.raw<string | null>(null);
  #asked = 0;

  /** Why nothing can be linked like this; null: it can, or is not known yet. */
  get problem(): string | null {
    return this.#refusal ?? this.preview?.problem ?? null;
  }

  /** What is on screen is what would be done, and it can be. */
  get possible(): boolean {
    return this.answered && !this.applying && this.preview !== null && this.preview.problem === null;
  }

  /** Asks what a request would do. An answer to an older question is dropped. */
  ask(request: LinkRequest): void {
    this.#asked += 1;
    const asked = this.#asked;
    this.answered = false;
    void call('links.preview', request).then((result) => {
      if (asked !== this.#asked) return;
      this.answered = true;
      this.#refusal = result.ok ? null : result.failure.sentence;
      this.preview = result.ok ? result.value : null;
    });
  }

  /** Links; null: main did not, and `problem` says why. */
  async apply(request: LinkRequest, digits: string | null): Promise<CommandOutput<'links.apply'> | null> {
    this.applying = true;
    const result = await call('links.apply', { request, digits });
    this.applying = false;
    if (result.ok) return result.value;
    this.#refuse(result.failure);
    return null;
  }

  #refuse({ code, sentence }: Failure): void {
    this.#refusal = code === 'cancelled' ? null : sentence;
  }
}
