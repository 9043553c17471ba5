/** The list of Northwind, for what links its roles to AWS profiles. */
import { aPreview } from './links.ts';
import type { OpenWindow } from './fixtures.ts';
import { answers as sheetAnswers } from './sheet-answers.ts';
import type { TestWindow, WindowOptions } from './window.ts';

export type Answers = NonNullable<WindowOptions['answers']>;

/** The list with payments-staging selected, and keys pressed there. */
export async function pressedInList(
  openWindow: OpenWindow,
  keys: readonly string[] = ['Meta+p'],
  answers: Answers = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  const window = await openWindow({
    answers: { ...sheetAnswers, 'links.preview': { ok: true, value: aPreview() }, ...answers },
    ...options,
  });
  await window.page.getByRole('option').first().waitFor();
  await window.page.keyboard.press('ArrowDown');
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** How many sheets are open. */
export function dialogs(window: TestWindow): Promise<number> {
  return window.page.getByRole('dialog').count();
}
