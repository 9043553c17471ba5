import { describe, expect } from 'vitest';
import { aFreshness } from '../harness/builders.ts';
import { role, snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { answers } from './support/sheet-answers.ts';
import { pressedKeys } from './support/surface-checks.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

/** What is drawn while something is under way, and what comes into view. */
const surfaces: Readonly<Record<string, readonly [keys: readonly string[], options: WindowOptions]>> = {
  'credentials that are asked for': [
    [],
    {
      snapshot: snapshot({
        freshness: [aFreshness({ role: role('111122223333', 'ReadOnlyAccess'), state: 'fetching', expiresAt: null })],
      }),
    },
  ],
  'a sheet': [['Meta+k'], { answers }],
  'a banner': [[], { snapshot: snapshot({ clockOffset: 7 * 60_000 }) }],
};

/** The animations of all that is drawn, by their names and how long each takes. */
function moving(window: TestWindow): Promise<string[]> {
  return window.page.evaluate(() => {
    const styles = [...document.querySelectorAll('*')].map((one) => getComputedStyle(one));
    const lasting = styles.filter((style) => style.animationName !== 'none' && style.animationDuration !== '0s');
    // Svelte puts a hash of the component before the name.
    return lasting.map((style) => `${style.animationName.replace(/^svelte-\w+-/u, '')} ${style.animationDuration}`);
  });
}

describe('with reduced motion', () => {
  it.for(Object.entries(surfaces))('nothing moves or turns in %s', async ([, [keys, options]], { openWindow }) => {
    const window = await pressedKeys(openWindow, keys, { ...options, context: { reducedMotion: 'reduce' } });
    expect(await moving(window)).toEqual([]);
  });

  it('nothing turns on the page of a sign-in', async ({ openWindow }) => {
    const window = await openWindow({ snapshot: snapshot({ organisations: [waitingForApproval()] }) });
    await window.page.getByRole('heading').first().waitFor();
    expect(await moving(window)).toEqual([]);
  });

  it('no colour of a control takes time to change', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, []);
    const lasting = await window.page.evaluate(() =>
      [...document.querySelectorAll('button, [role=option]')]
        .map((one) => getComputedStyle(one).transitionDuration)
        .filter((duration) => !duration.split(', ').every((one) => Number.parseFloat(one) === 0)),
    );
    expect(lasting).toEqual([]);
  });
});

describe('with motion', () => {
  const context = { reducedMotion: 'no-preference' } as const;

  it.for([
    ['credentials that are asked for', 'turn 1.2s'],
    ['a sheet', 'rise 0.14s'],
    ['a banner', 'enter 0.22s'],
  ] as const)('there is something that moves in %s', async ([name, motion], { openWindow }) => {
    const [keys, options] = surfaces[name] ?? [[], {}];
    expect(await moving(await pressedKeys(openWindow, keys, { ...options, context }))).toContain(motion);
  });

  it('selecting, typing and scrolling are not animated', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['ArrowDown', 'Meta+ArrowDown', 'p', 'a', 'y'], { context });
    const rows = await window.page
      .getByRole('option')
      .evaluateAll((all) =>
        all.map((row) => [getComputedStyle(row).transitionDuration, getComputedStyle(row).animationName].join(' ')),
      );
    const scrolls = await window.page.getByRole('listbox').evaluate((list) => getComputedStyle(list).scrollBehavior);
    expect([new Set(rows), scrolls]).toEqual([new Set(['0s none']), 'auto']);
  });
});
