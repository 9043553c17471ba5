/** What the production guard asks of docs/design.md#the-example-organisation. */
import { parse } from 'valibot';
import { guardQuestionSchema, type GuardQuestion } from '../../../electron/contract/guard.ts';
import type { Failure } from '../../../electron/contract/failure.ts';
import { now, role, snapshot, type SnapshotInput } from './northwind.ts';
import type { OpenWindow } from './fixtures.ts';
import type { TestWindow, WindowOptions } from './window.ts';

export const questionId = '7c1d8f60-52b1-4c39-9c0e-1f8f2b6a4d10';
export const payments = role('111122223333', 'AdministratorAccess');

/** The question of the picture `guard`, or as a test changes it. */
export function question(change: Partial<GuardQuestion> = {}): GuardQuestion {
  return parse(guardQuestionSchema, {
    id: questionId,
    action: 'open-console',
    role: payments,
    environment: 'production',
    environmentWord: null,
    more: 0,
    level: 'ask',
    format: null,
    safer: 'ReadOnlyAccess',
    opensIn: 'Firefox, container Production',
    remembers: 15,
    askedAt: now,
    ...change,
  });
}

/** The question of the picture `guard-type`. */
export const digitsQuestion = question({
  action: 'copy-credentials',
  role: role('111122223333', 'BreakGlassAdmin'),
  level: 'digits',
  format: 'shell',
  safer: null,
  opensIn: null,
  remembers: null,
});

/** The window with a question on it. */
export async function askedWindow(
  openWindow: OpenWindow,
  asked: GuardQuestion = question(),
  options: WindowOptions = {},
  more: Partial<SnapshotInput> = {},
): Promise<TestWindow> {
  const window = await openWindow({ snapshot: snapshot({ guardQuestion: asked, ...more }), ...options });
  await window.page.getByRole('alertdialog').waitFor();
  return window;
}

/** The moment from which presses count is over. */
export async function settle(window: TestWindow): Promise<void> {
  await window.page.clock.runFor(301);
}

/** What was answered to main. */
export async function answered(window: TestWindow): Promise<unknown[]> {
  return (await window.asked()).filter(({ name }) => name === 'guard.answer').map(({ input }) => input);
}

/** What main says of digits that are others. */
export const wrongDigits: Failure = {
  code: 'digits-wrong',
  sentence: 'These are not the last four digits of payments-prod.',
  retry: true,
};
