import { describe, expect } from 'vitest';
import type { Result } from '../../electron/contract/failure.ts';
import { organisation, organisationId, snapshot, type OrganisationInput } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const short = {
  id: 'memory-only 1',
  sentence: 'This computer has no keychain Latchkey can trust, so sign-ins are forgotten when it quits.',
};
const long = {
  id: 'settings-newer 1',
  sentence:
    'The settings are from a newer version of Latchkey and were kept as settings.json.newer-2026-11-22T09-04-00.000Z. Latchkey started with fresh ones; add your organisation again.',
};

/** Opens the first page, at the window's own size. */
async function firstPage(
  openWindow: OpenWindow,
  notices: readonly (typeof short)[],
  fontSize = '16px',
): Promise<TestWindow> {
  const shown = snapshot({ platform: 'linux', organisations: [], selectedOrganisationId: null, notices: [...notices] });
  const window = await openWindow({ snapshot: shown });
  await window.page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), fontSize);
  await window.page.getByRole('heading', { name: 'Welcome to Latchkey' }).waitFor();
  return window;
}

/** Which of its buttons to go on are wholly in the window, with nothing over them. */
function buttonsInSight(): string[] {
  return [...document.querySelectorAll<HTMLElement>('form button.wide')]
    .filter((button) => {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      const corners = [
        [left + 8, top + 1],
        [right - 8, bottom - 1],
      ] as const;
      return corners.every(([x, y]) => button.contains(document.elementFromPoint(x, y)));
    })
    .map((button) => button.innerText.split('\n')[0] ?? '');
}

/** How far (px) the page scrolls to its end. */
function scrolls(): number {
  return Math.max(
    ...[...document.querySelectorAll('main, main *')].map((each) =>
      getComputedStyle(each).overflowY === 'visible' ? 0 : each.scrollHeight - each.clientHeight,
    ),
  );
}

describe('the button of the first page', () => {
  it.for([
    ['without a notice', [], 0],
    ['with a notice', [short], 0],
    ['with a long notice', [long], 30],
    ['with two notices', [long, short], 30],
  ] as const)('is in sight %s', async ([name, notices, mostScrolled], { openWindow }) => {
    const window = await firstPage(openWindow, notices);
    await window.picture(`first-page-${name.replaceAll(' ', '-')}`);
    const { page } = window;
    expect([await page.evaluate(buttonsInSight), await page.evaluate(scrolls)]).toEqual([
      ['Add and sign in'],
      expect.toSatisfy((distance: number) => distance <= mostScrolled),
    ]);
  });

  it.for([
    ['with text of 200 %', '32px'],
    ['with text of 90 %', '14.4px'],
  ] as const)('is in sight %s, and every field can be scrolled to', async ([name, fontSize], { openWindow }) => {
    const window = await firstPage(openWindow, [long, short], fontSize);
    const { page } = window;
    await window.picture(`first-page-${name.replaceAll(/\W+/gu, '-')}`);
    const field = page.getByLabel('Name (optional)');
    await field.scrollIntoViewIfNeeded();
    await field.click();
    const focused = await field.evaluate((element) => element === document.activeElement);
    const sideways = await page.evaluate(() => {
      const scroller = document.querySelector('.scroller');
      return scroller === null || scroller.scrollWidth > scroller.clientWidth;
    });
    expect([await page.evaluate(buttonsInSight), focused, sideways]).toEqual([['Add and sign in'], true, false]);
  });

  it('is in sight with the way back under it, where another organisation is added', async ({ openWindow }) => {
    const shown = snapshot({ platform: 'linux', organisations: [organisation], notices: [long] });
    const window = await openWindow({ snapshot: shown });
    await window.page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: false } });
    await window.page.getByLabel('Portal address').waitFor();
    await window.picture('first-page-another');
    expect(await window.page.evaluate(buttonsInSight)).toEqual(['Add and sign in', 'Back']);
  });
});

describe('a notice on the first page that is dismissed with the keyboard', () => {
  it('gives the focus to the next one, and the last one to the address', async ({ openWindow }) => {
    const shown = snapshot({ platform: 'linux', organisations: [], selectedOrganisationId: null });
    const window = await openWindow({ snapshot: { ...shown, notices: [short, long] } });
    const { page } = window;
    const isFocused = async () => ({
      dismiss: await page.getByRole('button', { name: 'Dismiss' }).and(page.locator(':focus')).count(),
      address: await page.getByLabel('Portal address').and(page.locator(':focus')).count(),
    });
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await window.push('snapshot.changed', { ...shown, revision: 2, notices: [long] });
    const afterOne = await isFocused();
    await page.clock.runFor(400);
    await page.keyboard.press('Enter');
    await window.push('snapshot.changed', { ...shown, revision: 3, notices: [] });
    const asked = (await window.asked()).map(({ name }) => name);
    expect({ afterOne, afterBoth: await isFocused(), asked }).toEqual({
      afterOne: { dismiss: 1, address: 0 },
      afterBoth: { dismiss: 0, address: 1 },
      asked: ['notice.dismiss', 'notice.dismiss'],
    });
  });
});

describe('what was added', () => {
  const ok = (value: unknown): Result<unknown> => ({ ok: true, value });
  const first = snapshot({ platform: 'linux', organisations: [], selectedOrganisationId: null });

  /** Main says that there is an organisation now, and how its sign-in stands. */
  function pushed(window: TestWindow, revision: number, signIn: OrganisationInput['signIn']): Promise<void> {
    const organisations = [{ ...organisation, signIn }];
    return window.push('snapshot.changed', { ...snapshot({ platform: 'linux', organisations }), revision });
  }

  const signedOut = { state: 'signed-out', problem: null } as const;

  async function add(openWindow: OpenWindow, answers: NonNullable<WindowOptions['answers']>): Promise<TestWindow> {
    const window = await openWindow({ snapshot: first, answers });
    await window.page.getByLabel('Portal address').fill('northwind-example.awsapps.com/start');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('button', { name: /^Adding/u }).waitFor();
    return window;
  }

  it.for([
    ['before main has answered', null],
    ['before its sign-in has begun', ok({ organisationId })],
  ] as const)('shows no list that nobody can use %s', async ([, answer], { openWindow }) => {
    const window = await add(openWindow, { 'organisation.add': answer, 'sign-in.start': null });
    await pushed(window, 2, signedOut);
    expect(await window.page.getByRole('combobox', { name: /^Search/u }).count()).toBe(0);
    expect(await window.page.getByRole('button', { name: /^Adding/u }).count()).toBe(1);
  });

  it('leads to its sign-in, and from there to the list', async ({ openWindow }) => {
    const window = await add(openWindow, { 'organisation.add': ok({ organisationId }), 'sign-in.start': null });
    await pushed(window, 2, { state: 'starting' });
    await window.page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
    await pushed(window, 3, signedOut);
    await window.page.getByText('Sign in to use your roles').waitFor();
  });

  it('opens no browser any more once the person has gone back', async ({ openWindow }) => {
    const window = await openWindow();
    const { page } = window;
    await page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: false } });
    await page.evaluate(() => {
      const late = Promise.withResolvers();
      Object.assign(globalThis.fakeMain.answers, { 'organisation.add': late.promise });
      Object.assign(globalThis, { answerLate: late.resolve });
    });
    await page.getByLabel('Portal address').fill('sso.contoso.example');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Adding/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor();
    await page.evaluate((answer) => {
      (globalThis as unknown as { answerLate: (value: unknown) => void }).answerLate(answer);
    }, ok({ organisationId }));
    expect((await window.asked()).map(({ name }) => name)).not.toContain('sign-in.start');
  });

  it('is in the list where its sign-in could not begin, with the reason', async ({ openWindow }) => {
    const failure = { code: 'offline', sentence: 'There is no connection.', retry: true } as const;
    const window = await openWindow({
      snapshot: first,
      answers: { 'organisation.add': ok({ organisationId }), 'sign-in.start': { ok: false, failure } },
    });
    await window.page.getByLabel('Portal address').fill('northwind-example.awsapps.com/start');
    await window.page.keyboard.press('Enter');
    await pushed(window, 2, signedOut);
    await window.page.getByText('Sign in to use your roles').waitFor();
    await window.page.getByText('There is no connection.').first().waitFor();
  });
});
