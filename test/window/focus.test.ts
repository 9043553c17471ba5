import { describe, expect } from 'vitest';
import { askedWindow } from './support/guard.ts';
import { snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { looks } from './support/surface-checks.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

type Context = NonNullable<WindowOptions['context']>;

const wide = { viewport: { width: 760, height: 720 } };
const surfaces: Readonly<Record<string, (open: OpenWindow, context: Context) => Promise<TestWindow>>> = {
  'the list': (open, context) => open({ context }),
  'the first page': (open, context) =>
    open({ context, snapshot: snapshot({ organisations: [], selectedOrganisationId: null }) }),
  'a sign-in': (open, context) => open({ context, snapshot: snapshot({ organisations: [waitingForApproval()] }) }),
  'the guard': (open, context) => askedWindow(open, undefined, { context }),
  'the settings': (open, context) => open({ context: { ...context, ...wide }, address: '/settings.html?page=general' }),
};

/** What the ring is made of, at the element that has the focus or around it; null where there is none. Runs in the page. */
function ringOfFocus(): string | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nowhere';
  for (const one of [focused, focused.parentElement, focused.parentElement?.parentElement]) {
    if (one === null || one === undefined) continue;
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(one);
    const isOutlined =
      outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/^rgba.* 0\)$/u.test(outlineColor);
    // The edge of a field and a shadow of the same colour around it, which contrast themes drop.
    const isEdged = boxShadow.startsWith(`${borderColor} 0px 0px 0px 1px`);
    if (isOutlined || (isEdged && !matchMedia('(forced-colors: active)').matches)) return 'ring';
  }
  return `none at ${focused.tagName} ${focused.className} ${(focused.getAttribute('aria-label') ?? focused.textContent).trim().slice(0, 30)}`;
}

describe.for(Object.entries(looks))('in %s', ([, look]) => {
  it.for(Object.entries(surfaces))('the focus is seen at every stop of Tab in %s', async ([, open], { openWindow }) => {
    const window = await open(openWindow, look);
    await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
    const seen: (string | null)[] = [];
    for (let stop = 0; stop < 14; stop += 1) {
      await window.page.keyboard.press('Tab');
      seen.push(await window.page.evaluate(ringOfFocus));
    }
    expect(seen.filter((ring) => ring === 'ring').length).toBeGreaterThan(2);
    expect([...new Set(seen)].filter((ring) => ring !== 'ring' && ring !== 'nowhere')).toEqual([]);
  });
});
