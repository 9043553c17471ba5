import { SAML } from '@node-saml/node-saml';
import type { SamlConfig } from '@node-saml/node-saml';

/** The library's validation with its only look at a clock turned to the simulator's. */
export class Validator extends SAML {
  readonly #now: () => number;

  constructor(config: SamlConfig, now: () => number) {
    super(config);
    this.#now = now;
  }

  protected override checkTimestampsValidityError(
    _realNowMs: number,
    notBefore: string,
    notOnOrAfter: string,
    maxTimeLimitMs?: number,
  ): Error | null {
    return super.checkTimestampsValidityError(this.#now(), notBefore, notOnOrAfter, maxTimeLimitMs);
  }
}
