import type { Part } from './computer.ts';
import type { FaultCase, FaultClass, Simulated } from './fault-case.ts';
import type { MomentName } from './moments.ts';

function failing(
  name: string,
  is: FaultClass,
  part: Part,
  at: readonly MomentName[],
  more: { readonly with?: Simulated } = {},
): FaultCase {
  return { name, is, at, inject: { by: 'computer', part, ...more } };
}

/** What fails at home while AWS is well, or does what must be written down. */
export const faultsOfThisComputer: readonly FaultCase[] = [
  failing('the keychain fails', 'keychain', 'keychain', ['register', 'poll', 'exchange', 'refresh', 'logout']),
  failing('the keychain fails at the end', 'definite', 'keychain', ['refresh'], { with: { kind: 'endSession' } }),
  failing('settings: no space at the end', 'definite', 'settings', ['refresh', 'credentials'], {
    with: { kind: 'endSession' },
  }),
  failing('files: no space', 'storage', 'files', ['list accounts', 'list roles', 'credentials', 'federation']),
  failing('the clipboard fails', 'clipboard', 'clipboard', ['credentials', 'caller identity', 'assume role']),
  failing('no browser opens', 'browser', 'browser', ['poll', 'exchange', 'federation']),
  failing('no port to listen on', 'port-taken', 'listener', ['exchange', 'callback']),
];
