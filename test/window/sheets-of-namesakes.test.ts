import { describe, expect } from 'vitest';
import { answers } from './support/sheet-answers.ts';
import { account, catalogue, role, snapshot } from './support/northwind.ts';
import { openSeveral, signedIn } from './support/several.ts';
import { windowTest as it } from './support/fixtures.ts';

const usual = { width: 420, height: 620 };
const all = { organisations: signedIn, showsAll: true };
const sheets = [
  ['actions', 'Meta+k'],
  ['copy as', 'Meta+Shift+c'],
  ['console at', 'Alt+Enter'],
] as const;

/** The lines of the head's words, and whether any is cut; runs in the page. */
function headNow(): { readonly first: string; readonly facts: string; readonly lines: number; readonly cut: boolean } {
  const head = document.querySelector('dialog header .grow');
  const facts = head?.querySelector<HTMLElement>('.facts');
  if (!(head instanceof HTMLElement) || facts === null || facts === undefined) throw new Error('There is no head.');
  const parts = [...head.querySelectorAll<HTMLElement>('bdi, h2, .id, .fact, .facts')];
  const height = Number.parseFloat(getComputedStyle(facts).lineHeight);
  return {
    first: head.querySelector<HTMLElement>('.first')?.innerText.replaceAll(/\s+/gu, ' ') ?? '',
    facts: facts.textContent.replace(/·[^·]*left$/u, ''),
    lines: Math.round(facts.getBoundingClientRect().height / height),
    cut: parts.some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0),
  };
}

describe('A2: the head of a sheet tells which of two accounts of one name it is about', () => {
  it.for([
    [...sheets[0], 'payments-staging', 'PowerUserAccess·1111 2222 4444'],
    [...sheets[1], 'Copy credentials 1111 2222 4444', 'payments-staging·PowerUserAccess'],
    [...sheets[2], 'Open console at… 1111 2222 4444', 'payments-staging·PowerUserAccess'],
  ] as const)(
    '%s, with its facts in one line, the time left among them, and nothing cut off',
    async ([, key, first, facts], { openWindow }) => {
      const window = await openWindow({ answers, context: { viewport: usual } });
      await window.page.getByRole('option').first().waitFor();
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press(key);
      await window.page.locator('dialog header .facts').waitFor();
      expect(await window.page.evaluate(headNow)).toEqual({ first, facts, lines: 1, cut: false });
    },
  );

  it.for(sheets)(
    '%s, of a role of production the word stands beside the first line, so that the facts keep theirs',
    async ([, key], { openWindow }) => {
      const window = await openWindow({ answers, context: { viewport: usual } });
      await window.page.getByRole('option').first().waitFor();
      await window.page.keyboard.press(key);
      await window.page.locator('dialog header .facts').waitFor();
      const head = await window.page.evaluate(headNow);
      expect({ ...head, first: head.first.includes('Production') }).toMatchObject({
        first: true,
        lines: 1,
        cut: false,
      });
    },
  );

  it.for(sheets)('%s, a name of 200 characters is whole, also with text of 200 %', async ([, key], { openWindow }) => {
    const name = `${'a-long-name-of-an-account-'.repeat(8).slice(0, 190)}-end-first`;
    const window = await openWindow({
      answers,
      snapshot: snapshot({ pinned: [role('111122220001', 'AdministratorAccess')], recent: [], freshness: [] }),
      catalogue: {
        ...catalogue,
        accounts: [account('111122220001', name, 'production', ['AdministratorAccess', 'ReadOnlyAccess'])],
      },
      context: { viewport: usual },
    });
    await window.page.getByRole('option').first().waitFor();
    await window.page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    await window.page.keyboard.press(key);
    await window.page.locator('dialog header .facts').waitFor();
    const head = await window.page.evaluate(headNow);
    expect({ cut: head.cut, named: `${head.first} ${head.facts}`.includes(name) }).toEqual({ cut: false, named: true });
  });

  it.for(sheets)(
    '%s, the organisation is named where the header names all of them, and not where it is that of the header',
    async ([, key], { openWindow }) => {
      const window = await openSeveral(openWindow, ['ArrowDown'], {}, { answers, context: { viewport: usual } });
      const named = async (): Promise<boolean> => {
        await window.page.keyboard.press(key);
        await window.page.locator('dialog header .facts').waitFor();
        const { facts } = await window.page.evaluate(headNow);
        await window.page.keyboard.press('Escape');
        return facts.startsWith('Northwind·');
      };
      const alone = await named();
      await window.push('snapshot.changed', snapshot({ ...all, revision: 2 }));
      await window.page.keyboard.press('ArrowDown');
      expect([alone, await named()]).toEqual([false, true]);
    },
  );

  it.for([320, 340, 360, 380, 400, 420])(
    'at a width of %i no line ends within the id',
    async (width, { openWindow }) => {
      const window = await openWindow({ answers, context: { viewport: { ...usual, width } } });
      await window.page.getByRole('option').first().waitFor();
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('Meta+Shift+c');
      const id = window.page.locator('dialog header .id');
      const lines = await id.evaluate((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      });
      expect(lines).toBe(1);
    },
  );
});
