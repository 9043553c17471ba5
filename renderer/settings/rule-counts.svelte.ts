import type { EnvironmentRules } from '../../electron/contract/environment.ts';
import { call } from '../stores/bridge.ts';

/** For how many accounts each of some rules counts, by its place, as main says. The last question is the one that is answered. */
export class RuleCounts {
  accounts = $state.raw<readonly number[]>([]);
  #asked = 0;

  async ask({ environments, rules }: EnvironmentRules): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const result = await call('environments.count', { environments: [...environments], rules: [...rules] });
    if (asked === this.#asked && result.ok) this.accounts = result.value.accounts;
  }
}
