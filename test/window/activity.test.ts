import { describe, expect } from 'vitest';
import type { ActivityEntry } from '../../electron/contract/activity.ts';
import { guardedActions } from '../../electron/contract/guard.ts';
import { answersWith, done, ofOrganisation, ofRole, prod } from './support/activity-entries.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { catalogue, snapshot } from './support/northwind.ts';
import { clientId, clientRole, openSeveral } from './support/several.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

/** Activity, opened by its key. */
async function opened(
  openWindow: OpenWindow,
  entries: readonly ActivityEntry[] = done,
  options: WindowOptions = {},
): Promise<TestWindow> {
  const window = await openWindow({ answers: answersWith(entries), ...options });
  await window.page.getByRole('option').first().waitFor();
  await window.page.keyboard.press('Meta+y');
  await window.page.getByRole('dialog').waitFor();
  return window;
}

const lines = (window: TestWindow): Promise<string[]> =>
  window.page
    .getByRole('dialog')
    .getByRole('option')
    .evaluateAll((options) =>
      options.map((option) => (option as HTMLElement).innerText.replaceAll(/\s*\n\s*/gu, ' | ')),
    );

const asked = async (window: TestWindow): Promise<number> =>
  (await window.asked()).filter(({ name }) => name === 'activity.get').length;

/** The line that a screen reader is told of. */
const chosen = (window: TestWindow): Promise<string> =>
  window.page.evaluate(() => {
    const id = document.querySelector('dialog [role=combobox]')?.getAttribute('aria-activedescendant') ?? '';
    const line = document.getElementById(id);
    const box = line?.getBoundingClientRect();
    const inView = box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    return `${(line?.innerText ?? '').split('\n')[0] ?? ''} ${String(inView)}`;
  });

describe('the sheet', () => {
  it('tells what was done by day, newest first, and what a program says as its claim', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const days = await window.page
      .getByRole('dialog')
      .locator('[role=listbox] [role=group]')
      .evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label')));
    expect({ days, lines: await lines(window) }).toEqual({
      days: ['Today', 'Yesterday', 'Friday 6 November'],
      lines: [
        '12:50 | payments-prod | · | ReadOnlyAccess | Production | Console opened at logs, eu-west-1',
        '12:48 | payments-prod | · | ReadOnlyAccess | Production | Read by a program that says it is terraform',
        '12:32 | payments-staging | · | PowerUserAccess | Staging | Renewed',
        '12:04 | payments-staging | · | PowerUserAccess | Staging | Copied for bash and zsh',
        '11:52 | payments-staging | · | PowerUserAccess | Staging | Linked as pay-staging',
        '11:32 | payments-staging | · | PowerUserAccess | Staging | Not copied: no connection',
        '09:02 | Northwind | Signed in',
        '16:52 | Client A | You signed out',
        '15:12 | data-lake-dev | · | A | Development | Not renewed: access was removed',
        '15:32 | billing-root | · | PowerUserAccess | Console opened in eu-west-1',
      ],
    });
  });

  it('tells what was asked about, and what came of it', async ({ openWindow }) => {
    const window = await opened(openWindow, [
      ...guardedActions.map((detail) => ofRole(2, { ...prod, kind: 'guard-confirmed', detail })),
      ...guardedActions.map((detail) => ofRole(2, { ...prod, kind: 'guard-declined', detail })),
    ]);
    expect((await lines(window)).map((line) => line.split(' | ').at(-1))).toEqual([
      'Guard: console opened after a question',
      'Guard: credentials copied after a question',
      'Guard: sign-in link made after a question',
      'Guard: terminal opened after a question',
      'Guard: linked after a question',
      'Guard: environment changed after a question',
      'Guard: console not opened',
      'Guard: credentials not copied',
      'Guard: sign-in link not made',
      'Guard: terminal not opened',
      'Guard: not linked',
      'Guard: environment not changed',
    ]);
  });

  it('shows times and days by the clock of this computer where it is not that of AWS', async ({ openWindow }) => {
    // The server's clock is two hours ahead: what was done 125 minutes ago there was 12:47 - 2 h here.
    const window = await opened(openWindow, [ofRole(5)], { snapshot: snapshot({ clockOffset: 7_200_000 }) });
    expect((await lines(window))[0]).toMatch(/^10:47 /u);
  });

  it('opens by its button in the header, between organisation and settings, and goes back to the list', async ({
    openWindow,
  }) => {
    const window = await openWindow({ answers: answersWith(done) });
    await window.page.getByRole('option').first().waitFor();
    const buttons = await window.page
      .locator('header button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    await window.page.getByRole('button', { name: 'Activity' }).click();
    const heading = await window.page.getByRole('heading', { level: 2 }).innerText();
    await window.page.getByRole('button', { name: 'Back to the list' }).click();
    expect({
      buttons,
      heading,
      dialogCount: await window.page.getByRole('dialog').count(),
      focus: await window.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    }).toEqual({
      buttons: [null, 'Activity (⌘Y)', 'Settings (⌘,)'],
      heading: 'Activity',
      dialogCount: 0,
      focus: 'Search accounts, roles and ids',
    });
  });

  it.for([
    ['Control+h', 'linux'],
    ['Control+h', 'win32'],
    ['Meta+y', 'darwin'],
  ] as const)('comes and goes by %s on %s', async ([key, platform], { openWindow }) => {
    const window = await openWindow({ answers: answersWith(done), snapshot: snapshot({ platform }) });
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.press(key);
    const came = await window.page.getByRole('dialog').count();
    await window.page.keyboard.press(key);
    expect([came, await window.page.getByRole('dialog').count()]).toEqual([1, 0]);
  });

  it('comes with the window where a notification leads to it', async ({ openWindow }) => {
    const window = await openWindow({ answers: answersWith(done) });
    await window.page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'activity' } });
    expect(await window.page.getByRole('heading', { level: 2 }).innerText()).toBe('Activity');
  });

  it('shows whole what tells accounts of one name apart', async ({ openWindow }) => {
    const account = 'payments-production (…3333, Client A)';
    const window = await opened(openWindow, [ofRole(5, { account }), ...done]);
    const cut = await window.page
      .locator('dialog [role=option] bdi')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0).length);
    expect([(await lines(window))[0]?.includes(account), cut]).toEqual([true, 0]);
  });

  it('says when there is nothing, and what is kept besides', async ({ openWindow }) => {
    const none = await opened(openWindow, []);
    const some = await opened(openWindow, done, { answers: answersWith(done, 12) });
    expect([
      await none.page.getByRole('dialog').getByRole('status').innerText(),
      await some.page.locator('dialog footer').innerText(),
    ]).toEqual([
      'Nothing has been done yet.',
      'Kept for 30 days on this computer. No secrets.\n\n12 older entries are kept and not shown.\n\nChange',
    ]);
  });

  it('says why it could not be read', async ({ openWindow }) => {
    const failure = { code: 'internal' as const, sentence: 'Latchkey made a mistake.', retry: true };
    const window = await opened(openWindow, [], { answers: { 'activity.get': { ok: false, failure } } });
    expect(await window.page.getByRole('dialog').getByRole('alert').innerText()).toBe('Latchkey made a mistake.');
  });
});

describe('keys', () => {
  it('move through the lines, and Enter opens the role that was meant', async ({ openWindow }) => {
    const window = await opened(openWindow);
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await window.page.keyboard.press(key);
    await window.page.keyboard.press('Enter');
    expect(await window.page.getByRole('dialog').getAttribute('aria-label')).toBe(
      'Actions for payments-staging, PowerUserAccess, account 1111 2222 4444',
    );
  });

  it('lead to a role of another organisation over the list of that one', async ({ openWindow }) => {
    const entry = ofRole(1, { role: clientRole, account: 'gateway-pay-prod', environment: 'production' });
    const window = await openSeveral(openWindow, ['Meta+y', 'Enter'], {}, { answers: answersWith([entry]) });
    expect({
      dialog: await window.page.getByRole('dialog').getAttribute('aria-label'),
      selected: (await window.asked()).filter(({ name }) => name === 'organisation.select').map(({ input }) => input),
    }).toEqual({
      dialog: expect.stringMatching(/^Actions for .*SupportEngineer, account 4444 3333 2222$/u) as unknown,
      selected: [{ organisationId: clientId }],
    });
  });

  it('open nothing on a line of an organisation', async ({ openWindow }) => {
    const window = await opened(openWindow, [ofOrganisation(1, 'signed-in')]);
    await window.page.keyboard.press('Enter');
    expect(await window.page.getByRole('heading', { level: 2 }).innerText()).toBe('Activity');
  });

  it('open nothing of an organisation that is there no more', async ({ openWindow }) => {
    const gone = { ...prod.role, organisationId: '00000000-0000-4000-8000-000000000000' };
    const window = await opened(openWindow, [ofRole(1, { role: gone })]);
    await window.page.keyboard.press('Enter');
    expect(await window.page.getByRole('heading', { level: 2 }).innerText()).toBe('Activity');
  });

  it('reach each chip, which leaves only what it names', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const shown: Record<string, number> = {};
    await window.page.keyboard.press('Tab');
    for (let chip = 0; chip < 5; chip += 1) {
      await window.page.keyboard.press('Enter');
      const pressed = window.page.getByRole('dialog').locator('button[aria-pressed=true]');
      shown[(await pressed.allInnerTexts()).join()] = (await lines(window)).length;
      await window.page.keyboard.press('Tab');
    }
    expect(shown).toEqual({ All: 10, Production: 2, Console: 3, Credentials: 5, 'Sign-in': 2 });
  });

  it('find an environment by its own word and by the usual one, whatever case and accents', async ({ openWindow }) => {
    const named = catalogue.accounts.map((one) =>
      one.id === '111122224444' ? { ...one, environmentWord: 'Prélive' } : one,
    );
    const entries = [ofRole(1, { account: 'shop' }), ofRole(2, prod)];
    const window = await opened(openWindow, entries, { catalogue: { ...catalogue, accounts: named } });
    const found: Record<string, number> = {};
    for (const word of ['PRELIVE', 'staging', 'zzz']) {
      await window.page.getByRole('dialog').getByRole('combobox').fill(word);
      found[word] = (await lines(window)).length;
    }
    expect(found).toEqual({ PRELIVE: 1, staging: 1, zzz: 0 });
  });

  it('type into the search, which finds accounts, roles, programs and what happened', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const found: Record<string, number> = {};
    for (const words of ['prod', 'terraform', '111122224444 renew', 'client', 'nothing of it']) {
      await window.page.getByRole('dialog').getByRole('combobox').fill(words);
      found[words] = (await lines(window)).length;
    }
    expect([found, await window.page.getByRole('dialog').getByRole('status').innerText()]).toEqual([
      { prod: 2, terraform: 1, '111122224444 renew': 1, client: 1, 'nothing of it': 0 },
      'Nothing that was done matches.',
    ]);
  });
});

describe('two thousand entries', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => ofRole(index, { account: `account-${String(index)}` }));

  it('are drawn as far as they are looked at, and counted for screen readers', async ({ openWindow }) => {
    const window = await opened(openWindow, many);
    const options = window.page.getByRole('dialog').getByRole('option');
    const first = await options.count();
    const size = await options.first().getAttribute('aria-setsize');
    await window.page.locator('#activity').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await window.page.locator('#activity-150').waitFor({ state: 'attached' });
    expect({ first, size, isMore: (await options.count()) > first }).toEqual({
      first: 100,
      size: '2000',
      isMore: true,
    });
  });

  it('are passed by keys to the last, which is in view', async ({ openWindow }) => {
    const window = await opened(openWindow, many);
    for (let press = 0; press < 15; press += 1) await window.page.keyboard.press('PageDown');
    const after = await chosen(window);
    await window.page.keyboard.press('Meta+ArrowDown');
    expect([after, await chosen(window), (await lines(window)).at(-1)?.includes('account-1999')]).toEqual([
      expect.stringMatching(/ true$/u),
      expect.stringMatching(/ true$/u),
      true,
    ]);
  });
});

describe('what is done meanwhile', () => {
  it('joins at the top, asked for once a second at most, and the selected line stays selected', async ({
    openWindow,
  }) => {
    const window = await opened(openWindow);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowDown');
    const before = [await asked(window), await chosen(window)];
    const more = answersWith([ofRole(0, { kind: 'copy-account-id', detail: null }), ...done]);
    await window.page.evaluate((answers) => Object.assign(globalThis.fakeMain.answers, answers), more);
    for (let revision = 2; revision < 12; revision += 1)
      await window.push('snapshot.changed', snapshot({ revision, programsRevision: revision }));
    const atOnce = await asked(window);
    await window.page.clock.runFor(1_000);
    await window.page.getByText('Account id copied').waitFor();
    expect({ before, atOnce, after: await asked(window), chosen: await chosen(window) }).toEqual({
      before: [1, '12:32 true'],
      atOnce: 1,
      after: 2,
      chosen: '12:32 true',
    });
  });
});
