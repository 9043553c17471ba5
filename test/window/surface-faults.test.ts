/** What judges the surfaces sees each kind of fault: a page is given one, and it is found. */
import { describe, expect } from 'vitest';
import { axeComplaints } from '../browser/axe.ts';
import { controlFaults, layoutFaults, mirroredCode, movements } from './support/fit.ts';
import { windowTest, type OpenWindow } from './support/fixtures.ts';
import { focusFaults, walkByTab } from './support/focus.ts';
import { longer } from './support/longer-texts.ts';
import { snapshot } from './support/northwind.ts';
import { openSurface } from './support/surface-faults.ts';

const it = windowTest.extend('window', ({ openWindow }: { openWindow: OpenWindow }) =>
  openSurface(openWindow, { name: 'list', snapshot: snapshot(), shows: '[role=option]' }),
);

/** Gives an element of the page a style. */
function style({ of, css }: { of: string; css: string }): void {
  const element = document.querySelector<HTMLElement>(of);
  if (element === null) throw new Error(`There is no ${of}.`);
  element.style.cssText += css;
}

describe('a fault is found where', () => {
  it('text is cut or runs out of the window', async ({ window: { page } }) => {
    await page.evaluate(style, {
      of: 'footer button',
      css: 'inline-size: 20px; overflow: hidden; white-space: nowrap',
    });
    expect((await page.evaluate(layoutFaults)).join()).toContain('cut at the side');
  });

  it('text lies on text', async ({ window: { page } }) => {
    await page.evaluate(style, { of: '[role=option] .two .id', css: 'margin-inline-start: -40px' });
    expect((await page.evaluate(layoutFaults)).join()).toContain('lies on');
  });

  it('a control is too small, or cannot be brought into sight', async ({ window: { page } }) => {
    await page.evaluate(style, { of: 'header button', css: 'position: fixed; inset-inline-start: -500px' });
    await page.evaluate(style, { of: 'footer button', css: 'block-size: 10px; min-block-size: 0' });
    const found = (await page.evaluate(controlFaults)).join();
    expect([found.includes('outside the window'), found.includes('smaller than 24 px')]).toEqual([true, true]);
  });

  it('an id is read from right to left', async ({ window: { page } }) => {
    await page.evaluate(style, { of: '[role=option] .id', css: 'direction: rtl' });
    expect((await page.evaluate(mirroredCode)).join()).toContain('1111 2222 3333');
  });

  it('the focus is not seen', async ({ window: { page } }) => {
    await page.evaluate(style, { of: 'footer button', css: 'outline: none' });
    await walkByTab(page);
    expect((await page.evaluate(focusFaults)).join()).toContain('ring 0 px');
  });

  it('something moves by itself', async ({ window: { page } }) => {
    await page.evaluate(() => document.querySelector('footer')?.animate({ opacity: [0, 1] }, 1_000));
    expect((await page.evaluate(movements)).length).toBe(1);
  });

  it('a rule of axe is broken', async ({ window: { page } }) => {
    await page.evaluate(() => document.querySelector('[role=combobox]')?.setAttribute('role', 'field'));
    await page.clock.resume();
    expect((await axeComplaints(page)).join()).toContain('aria-roles');
  });

  it('text becomes markup against the policy', async ({ window }) => {
    await window.page.evaluate(() => {
      try {
        document.body.innerHTML += '<p></p>';
      } catch {
        // The policy refuses it, and says so.
      }
    });
    await expect.poll(async () => (await window.complaints()).join()).toContain('require-trusted-types-for');
  });
});

it('a longer text keeps its arguments', () => {
  expect(longer('{count, plural, one {# role} other {# roles}} of {name}')).toMatch(
    /^\{count, plural, one \{# \S{5,}\} other \{# \S{6,}\}\} \S{2,} \{name\}$/u,
  );
});
