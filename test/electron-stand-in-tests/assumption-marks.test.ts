import { expect, it } from 'vitest';
import { checksOfMainOnElectron } from '../real-electron/assumptions/checks-of-main.ts';
import { checksOfWindowsOnElectron } from '../real-electron/assumptions/checks-of-windows.ts';
import { checksOnADesktop } from '../real-electron/assumptions/checks-on-a-desktop.ts';
import { otherOutcomes } from '../real-electron/assumptions/other-outcomes.ts';
import { listedMarks, listedRules, type Mark } from './read-assumptions.ts';

const marks = listedMarks();
const marked = (...kinds: Mark['kind'][]): string[] =>
  marks.flatMap(([rule, { kind }]) => (kinds.includes(kind) ? [rule] : [])).toSorted();

it('says of every rule once how it stands on real Electron', () => {
  expect(marks.map(([rule]) => rule)).toEqual(listedRules());
});

it('has a check on real Electron for what is seen or differs there, and for nothing else', () => {
  const checked = [checksOfMainOnElectron, checksOfWindowsOnElectron, checksOnADesktop].flatMap(Object.keys);
  expect(checked.toSorted()).toEqual(marked('seen', 'differs'));
});

it('states the other outcome of what differs, and of nothing else', () => {
  expect(Object.keys(otherOutcomes).toSorted()).toEqual(marked('differs'));
});
