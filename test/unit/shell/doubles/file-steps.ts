import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The calls that change something on disk, or look at it. */
const calls = [
  ...([
    'mkdirSync',
    'openSync',
    'writeSync',
    'fsyncSync',
    'closeSync',
    'fchmodSync',
    'linkSync',
    'renameSync',
  ] as const),
  ...(['rmSync', 'readFileSync', 'writeFileSync', 'readdirSync', 'statSync'] as const),
];
export type FileCall = (typeof calls)[number];

/**
 * Has something happen before each call of `node:fs` that the store makes, counted from 1; what it throws is what the call
 * throws. Answers what ends it.
 */
export function beforeFileCalls(happen: (call: FileCall, count: number, args: readonly unknown[]) => void): () => void {
  const real = Object.fromEntries(calls.map((call) => [call, fs[call]]));
  let count = 0;
  const patched = calls.map((call) => [
    call,
    (...args: readonly unknown[]): unknown => {
      count += 1;
      happen(call, count, args);
      return (real[call] as (...args: readonly unknown[]) => unknown)(...args);
    },
  ]);
  Object.assign(fs, Object.fromEntries(patched));
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  };
}
