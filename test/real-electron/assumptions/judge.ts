import { beforeAll, expect, it } from 'vitest';
import type { Check } from '../../electron-stand-in-tests/checks-of-main.ts';
import { listedMarks } from '../../electron-stand-in-tests/read-assumptions.ts';
import { versionOf } from '../find-electron.ts';
import '../support/assumption-meta.ts';
import { electronExecutable, isOlderElectron } from '../support/electron-process.ts';
import { otherOutcomes } from './other-outcomes.ts';

const marks = new Map(listedMarks());

/** A test for each check: what the rule's mark says has to come of it. */
export function judgeByMarks(checks: Readonly<Record<string, Check>>): void {
  beforeAll(async () => {
    if (isOlderElectron()) expect(await versionOf(electronExecutable()), 'the Electron of the marks').toBe('33.2.1');
  });
  for (const [rule, check] of Object.entries(checks)) {
    const mark = marks.get(rule);
    if (mark === undefined) throw new Error(`ASSUMPTIONS.md has no mark for ${rule}.`);
    const isOtherwise = mark.kind === 'differs' && isOlderElectron();
    const title = isOtherwise ? `${rule}: differs, ${mark.how}` : rule;
    const meta = { assumption: isOlderElectron() ? mark.kind : ('seen' as const) };
    it(title, { meta }, () => (isOtherwise ? givesInstead(rule, check) : check()));
  }
}

/** A skipped test for each rule that cannot be seen, with the reason. */
export function tellWhatCannotBeSeen(): void {
  for (const [rule, mark] of marks) {
    if (mark.kind === 'cannot') it.skip(`${rule}: ${mark.why}`, { meta: { assumption: 'cannot' } }, () => undefined);
  }
}

async function givesInstead(rule: string, check: Check): Promise<void> {
  const failure = await check().then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure, `${rule} holds here, too: mark it as seen`).not.toBeNull();
  expect(failure).toMatchObject({ name: 'AssertionError', actual: otherOutcomes[rule] });
}
