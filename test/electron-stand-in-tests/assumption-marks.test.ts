import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checksOfMainOnElectron } from '../real-electron/assumptions/checks-of-main.ts';
import { checksOfWindowsOnElectron } from '../real-electron/assumptions/checks-of-windows.ts';
import { checksOnADesktop } from '../real-electron/assumptions/checks-on-a-desktop.ts';
import { otherOutcomes } from '../real-electron/assumptions/other-outcomes.ts';
import { listedMarks, listedRules, type Mark } from './read-assumptions.ts';

const marks = listedMarks();
const marked = (...kinds: Mark['kind'][]): string[] =>
  marks.flatMap(([rule, { kind }]) => (kinds.includes(kind) ? [rule] : [])).toSorted();

const files = ['checks-of-main.ts', '../real-electron/assumptions/checks-on-a-desktop.ts'].map((name) =>
  join(import.meta.dirname, name),
);

/** The rules in whose checks, as they are written, that is found. */
function rulesAsking(source: string, wanted: RegExp): string[] {
  const [, ...checks] = source.split(/^ {2}'(?=[a-z0-9-]+': )/mu);
  return checks.flatMap((check) => (wanted.test(check) ? [check.slice(0, check.indexOf("'"))] : []));
}

it('says of every rule once how it stands on real Electron', () => {
  expect(marks.map(([rule]) => rule)).toEqual(listedRules());
});

it('has a check on real Electron for what is seen or differs there, and for nothing else', () => {
  const checked = [checksOfMainOnElectron, checksOfWindowsOnElectron, checksOnADesktop].flatMap(Object.keys);
  expect(checked.toSorted()).toEqual(marked('seen', 'older calls', 'differs'));
});

it('says of what asks for members that are added that it is seen through older calls, and of nothing else', () => {
  const asking = files.flatMap((file) => rulesAsking(readFileSync(file, 'utf8'), /\b(clipboard|safeStorage)\b/u));
  const seen = new Set(marked('seen', 'older calls'));
  expect([...new Set(asking)].filter((rule) => seen.has(rule)).toSorted()).toEqual(marked('older calls'));
});

it('states the other outcome of what differs, and of nothing else', () => {
  expect(Object.keys(otherOutcomes).toSorted()).toEqual(marked('differs'));
});
