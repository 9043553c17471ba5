import { describe, expect } from 'vitest';
import { answersWith, done } from './support/activity-entries.ts';
import { askedWindow } from './support/guard.ts';
import { windowTest as it } from './support/fixtures.ts';
import { answers } from './support/sheet-answers.ts';
import { pressedKeys } from './support/surface-checks.ts';
import type { TestWindow } from './support/window.ts';

/** What a person reads and hears, and what tooltips say; not what is only copied, as the lines of a format or an ARN. */
function wordsOf(window: TestWindow): Promise<string> {
  return window.page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label], [title]')].flatMap((one) => [
      one.getAttribute('aria-label') ?? '',
      one.getAttribute('title') ?? '',
    ]);
    return [document.body.innerText, ...said].join('\n').replaceAll(/arn:\S+/gu, '');
  });
}

const ungrouped = /\d{12}/u;
const grouped = /\b\d{4} \d{4} \d{4}\b/u;

describe('an account id', () => {
  it.for<[string, string[]]>([
    ['the list', []],
    ['an open account', ['Alt+ArrowDown', 'Alt+ArrowDown', 'ArrowRight']],
    ['a search by the id', Array.from('1111 2222 3333')],
    ['the actions', ['Meta+k']],
    ['the places of a console', ['Alt+Enter']],
    ['the details', ['Meta+i']],
    ['the activity', ['Meta+y']],
  ])('is read in three groups in %s', async ([, keys], { openWindow }) => {
    const window = await pressedKeys(openWindow, keys, { answers: { ...answers, ...answersWith(done) } });
    await window.page.clock.runFor(100);
    const field = window.page.getByRole('combobox').first();
    const words = await wordsOf(window);
    expect({
      typed: await field.isVisible(),
      ungrouped: /.{0,40}\d{12}.{0,40}/u.exec(words)?.[0],
      has: grouped.test(words),
    }).toEqual({
      typed: true,
      ungrouped: undefined,
      has: true,
    });
  });

  it('is read in three groups in the question of the guard', async ({ openWindow }) => {
    const words = await wordsOf(await askedWindow(openWindow));
    expect([ungrouped.test(words), grouped.test(words)]).toEqual([false, true]);
  });
});
