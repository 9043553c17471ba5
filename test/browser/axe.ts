import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** A row's spoken name is its own: the environment comes second, so that it is heard early. */
const prescribedNames = 'label-content-name-mismatch';

/** What another look of the same page can go against. */
export const aboutColours = ['color-contrast', 'link-in-text-block'] as const;

/**
 * What axe has against the page, by all its rules or by some. It waits by timers, so the page's clock must go on.
 * Its package for Playwright reads the rules anew and opens a page of its own each time, which takes ten times as long.
 */
export async function axeComplaints(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source);
  return page.evaluate(
    async ({ off, only }) => {
      const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
      const runOnly = only.length === 0 ? {} : { runOnly: { type: 'rule' as const, values: only } };
      const options = only.length === 0 ? { rules } : runOnly;
      const { violations } = await globalThis.axe.run(document, {
        ...options,
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    },
    { off: [prescribedNames], only: [...rules] },
  );
}

declare global {
  var axe: typeof axeCore;
}
