import type { ProgramAccessView } from '../../electron/contract/links.ts';
import { call } from '../stores/bridge.ts';

/** The mirror of which programs have, or can ask for, credentials; the newest answer counts. */
export class ProgramAccess {
  view = $state.raw<ProgramAccessView | null>(null);
  #asked = 0;

  /** Asks for it again. What is known stays where main does not answer. */
  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const result = await call('programs.get', {});
    if (asked === this.#asked && result.ok) this.view = result.value;
  }
}
