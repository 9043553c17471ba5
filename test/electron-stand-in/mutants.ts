/** Names of the modelled rules that are switched off, to prove that a test notices each. Set by the tests of the tests. */
const switchedOff = new Set((process.env['LATCHKEY_STAND_IN_MUTANT'] ?? '').split(',').filter((name) => name !== ''));

/** True unless the rule is switched off by `LATCHKEY_STAND_IN_MUTANT`. */
export function rule(name: string): boolean {
  return !switchedOff.has(name);
}
