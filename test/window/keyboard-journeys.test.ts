/** Every journey from the summons to its end with the keyboard alone; none of them touches the mouse. */
import { describe, expect } from 'vitest';
import { northwindId } from '../harness/builders.ts';
import { answersWith, done } from './support/activity-entries.ts';
import { withChained } from './support/chained.ts';
import { digitsQuestion, question, questionId } from './support/guard.ts';
import { access, aPreview } from './support/links.ts';
import { now, organisation, organisationId, pinned, role, waitingForApproval } from './support/northwind.ts';
import { aPerson as summon } from './support/keys.ts';
import { clientId, others, three } from './support/several.ts';
import { answers as sheetAnswers } from './support/sheet-answers.ts';
import { windowTest as it } from './support/fixtures.ts';

const [prod, staging] = pinned;
const search = 'Search accounts, roles and ids';
const { accountId } = role('111122224444', 'PowerUserAccess');
const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
const taken = { ok: true, value: null } as const;

const opens = (of: unknown, more: object = {}): object => ({ intent: { kind: 'open-console', role: of, ...more } });
const words = (typed: string): string[] => Array.from(typed);
/** The palette of the selected role, a line of it found by typing. */
const line = (typed: string): string[] => ['Meta+k', ...words(typed), 'Enter'];

describe('signing in', () => {
  const inBrowser = {
    state: 'waiting-in-browser' as const,
    attemptId: '8d7f6e5c-4b3a-4291-8071-a2b3c4d5e6f7',
    browser: 'opened' as const,
    startedAt: now - 18_000,
    expiresAt: now + 582_000,
    redeeming: false,
  };

  it('with the browser, and back in the list', async ({ openWindow }) => {
    const person = await summon(openWindow, { organisations: [signedOut] });
    await person.press('Shift+Meta+s');
    await person.hears({ organisations: [{ ...organisation, signIn: inBrowser }] });
    await person.sees('Waiting for the browser');
    await person.hears({ organisations: [organisation] });
    await person.sees('Signed in to Northwind');
    expect([await person.asked('sign-in.start'), await person.focus()]).toEqual([[{ organisationId }], search]);
  });

  it('with a code instead, which is copied, and the browser opened again', async ({ openWindow }) => {
    const person = await summon(openWindow, { organisations: [{ ...organisation, signIn: inBrowser }] });
    await person.press('Meta+d');
    await person.hears({ organisations: [waitingForApproval()] });
    await person.sees('WDQK-RTNB');
    await person.press('Shift+Meta+c', 'Enter', 'Escape');
    expect((await person.window.asked()).map(({ name }) => name)).toEqual([
      'sign-in.start',
      'sign-in.copy-code',
      'sign-in.open-browser',
      'sign-in.cancel',
    ]);
  });

  it('once more after a problem, its details copied', async ({ openWindow }) => {
    const problem = { code: 'request-refused' as const, sentence: 'AWS refused it.', retry: true };
    const person = await summon(openWindow, {
      organisations: [{ ...organisation, signIn: { state: 'signed-out', problem } }],
    });
    await person.press('@Copy details', 'Enter', '@Try again', 'Enter');
    expect((await person.window.asked()).map(({ name }) => name)).toEqual(['support.copy-details', 'sign-in.start']);
  });
});

describe('organisations', () => {
  it('the first is added by its address', async ({ openWindow }) => {
    const person = await summon(
      openWindow,
      { organisations: [], selectedOrganisationId: null },
      { answers: { 'organisation.add': { ok: true, value: { organisationId: northwindId } } } },
    );
    await person.type('https://northwind-example.awsapps.com/start');
    await person.press('@Region');
    await person.type('eu-west-1');
    await person.press('Enter');
    expect(await person.asked('organisation.add', 'sign-in.start')).toEqual([
      { startUrl: 'https://northwind-example.awsapps.com/start', region: 'eu-west-1', name: null },
      { organisationId: northwindId },
    ]);
  });

  it('another is chosen, and one more is added and left', async ({ openWindow }) => {
    const person = await summon(openWindow, { organisations: three }, { others });
    await person.press('Meta+o', 'ArrowDown', 'Enter', 'Meta+n');
    await person.sees('Portal address');
    await person.press('Escape');
    expect([await person.asked('organisation.select'), await person.focus()]).toEqual([
      [{ organisationId: clientId }],
      search,
    ]);
  });
});

describe('a role', () => {
  it('is searched and opened', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.press(...words('payroll'), 'Enter');
    expect(await person.asked('role.perform')).toEqual([opens(role('333344440000', 'ViewOnlyAccess'))]);
  });

  it('is opened at a service in a region', async ({ openWindow }) => {
    const person = await summon(openWindow, {}, { answers: sheetAnswers });
    await person.press('ArrowDown', 'Alt+Enter', ...words('log'), 'Tab', 'Enter', ...words('tokyo'), 'Enter');
    await person.sees('ap-northeast-1');
    await person.press('Enter');
    const destination = { service: 'logs', region: 'ap-northeast-1' };
    expect([await person.asked('role.perform'), await person.focus()]).toEqual([
      [opens(staging, { destination })],
      search,
    ]);
  });

  it('is copied in each format that has a digit', async ({ openWindow }) => {
    const person = await summon(openWindow, {}, { answers: { ...sheetAnswers, 'role.perform': taken } });
    await person.press('ArrowDown', 'Shift+Meta+c');
    const digits = await person.window.page
      .locator('dialog [role=option][aria-keyshortcuts]')
      .evaluateAll((all) =>
        all.map((one) => [one.id.replace('format-', ''), one.getAttribute('aria-keyshortcuts') ?? '']),
      );
    await person.press('Escape');
    for (const [, digit] of digits) await person.press('Shift+Meta+c', digit ?? '');
    expect([digits.length > 5, await person.asked('role.perform'), await person.focus()]).toEqual([
      true,
      digits.map(([format]) => ({ intent: { kind: 'copy-credentials', role: staging, format } })),
      search,
    ]);
  });

  it('is pinned, unpinned and moved among the pinned ones', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.press('Meta+d', 'ArrowDown', 'Shift+Meta+ArrowUp', ...words('payroll'), 'Meta+d');
    expect(await person.asked('role.pin', 'role.move-pin')).toEqual([
      { role: prod, pinned: false },
      { role: staging, to: 0 },
      { role: role('333344440000', 'ViewOnlyAccess'), pinned: true },
    ]);
  });

  it('is linked to a profile', async ({ openWindow }) => {
    const answers = {
      ...sheetAnswers,
      'links.preview': { ok: true, value: aPreview() },
      'links.apply': { ok: true, value: { linked: 1, pruned: 0, isRemade: false } },
    } as const;
    const person = await summon(openWindow, {}, { answers });
    await person.press('ArrowDown', 'Meta+p');
    await person.sees('Then: aws --profile payments-staging-poweruser');
    await person.press('Enter');
    await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
    await person.press('@Undo', 'Enter');
    expect([(await person.asked('links.apply')).length, await person.asked('links.undo')]).toEqual([1, [{}]]);
  });

  it('leads to another one, which is removed again', async ({ openWindow }) => {
    const { chainedRoles } = withChained();
    const saved = {
      'chained-role.save': { ok: true, value: { role: role('555566667777', 'network-admin') } },
    } as const;
    const person = await summon(
      openWindow,
      { chainedRoles },
      { answers: { ...sheetAnswers, ...saved, 'programs.get': { ok: true, value: access } } },
    );
    await person.press(...line('reached'), ...words('arn:aws:iam::555566667777:role/network-admin'), 'Meta+Enter');
    await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
    await person.press(...words('partner'), ...line('remove'));
    await person.window.page.getByRole('dialog', { name: /^Remove/u }).waitFor();
    await person.press('Shift+Tab', 'Enter');
    await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await person.window.asked()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['chained-role.save', 'chained-role.remove']),
    );
  });
});

describe('the production guard', () => {
  const said = (answer: object): object => ({ questionId, said: answer });

  it.for([
    ['passed', ['Meta+Enter'], { answer: 'confirm', digits: null, remember: false }],
    ['refused', ['Escape'], { answer: 'go-back' }],
    ['led to a safer role', ['@Open with ReadOnlyAccess instead', 'Enter'], { answer: 'safer' }],
  ] as const)('is %s', async ([, keys, answer], { openWindow }) => {
    const person = await summon(openWindow);
    await person.press('Enter');
    await person.hears({ guardQuestion: question() });
    await person.window.page.getByRole('alertdialog').waitFor();
    for (const key of keys) {
      // Tab past the last button leaves the page and comes back, from when on the time counts anew.
      await person.window.page.clock.runFor(301);
      await person.press(key);
    }
    await person.hears({ guardQuestion: null });
    await person.window.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect([await person.asked('guard.answer'), await person.focus()]).toEqual([[said(answer)], search]);
  });

  it('is passed by digits', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.hears({ guardQuestion: digitsQuestion });
    await person.window.page.getByRole('alertdialog').waitFor();
    await person.window.page.clock.runFor(301);
    await person.press(...words('3333'), 'Meta+Enter');
    expect(await person.asked('guard.answer')).toEqual([said({ answer: 'confirm', digits: '3333', remember: false })]);
  });
});

describe('an account', () => {
  it('is renamed and tagged', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.press(
      'ArrowDown',
      ...line('rename'),
      ...words('Shop front'),
      '@Tags',
      ...words('blue'),
      'Enter',
      'Meta+Enter',
    );
    expect([await person.asked('account.label'), await person.focus()]).toEqual([
      [{ organisationId, accountId, change: { alias: 'Shop front', tags: ['blue'] } }],
      search,
    ]);
  });

  it('is hidden, found among the hidden ones, and brought back', async ({ openWindow }) => {
    const person = await summon(openWindow);
    const label = { organisationId, accountId, alias: null, tags: [], hidden: true, hiddenRoles: [] };
    await person.press('ArrowDown', ...line('hide this account'));
    await person.hears({ labels: [label] });
    await person.press('Meta+f', ...words('is:hidden'), ...line('show this account'));
    expect(await person.asked('account.label')).toEqual([
      { organisationId, accountId, change: { hidden: true } },
      { organisationId, accountId, change: { hidden: false } },
    ]);
  });

  it('gets another environment', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.press('ArrowDown', ...line('change environment'), ...words('sandbox'), 'Enter');
    expect((await person.window.asked()).map(({ name }) => name)).toEqual(['environment.correct']);
  });

  it('is filtered by its environment', async ({ openWindow }) => {
    const person = await summon(openWindow);
    await person.press('Shift+Meta+f', 'p', 'p', 'Enter', 'Escape');
    expect([await person.window.page.getByRole('combobox').inputValue(), await person.focus()]).toEqual([
      'env:production ',
      search,
    ]);
  });
});

it('what was done is filtered, opened and saved, and left', async ({ openWindow }) => {
  const answers = { ...answersWith(done), 'window.save-activity': { ok: true, value: { saved: true } } } as const;
  const person = await summon(openWindow, {}, { answers });
  await person.press('Meta+y');
  await person.sees('Console opened at logs');
  await person.press('@Production', 'Enter', 'Meta+s', 'Escape');
  await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect([await person.asked('window.save-activity'), await person.focus()]).toEqual([
    [{ filter: 'production' }],
    search,
  ]);
});

describe('each sheet', () => {
  it.for([
    ['the palette', ['Meta+k']],
    ['copy as', ['Shift+Meta+c']],
    ['open at', ['Alt+Enter']],
    ['the account', ['Meta+i']],
    ['its name', line('rename')],
    ['its environment', line('change environment')],
    ['the filter', ['Shift+Meta+f']],
    ['all shortcuts', ['Meta+/']],
    ['the link', ['Meta+p']],
    ['the chained role', line('reached')],
    ['activity', ['Meta+y']],
    ['organisations', ['Meta+o']],
    ['another organisation', ['Meta+n']],
  ] as const)(
    '%s is left by Escape, with the focus in the search and the row as it was',
    async ([, keys], { openWindow }) => {
      const answers = {
        ...sheetAnswers,
        ...answersWith(done),
        'links.preview': { ok: true, value: aPreview() },
      } as const;
      const person = await summon(openWindow, {}, { answers });
      await person.press('ArrowDown');
      const before = await person.window.active();
      await person.press(...keys);
      await person.window.page.locator('dialog[open], h1').first().waitFor();
      // What a sheet shows besides its first page goes first.
      for (let press = 0; press < 3 && (await person.focus()) !== search; press += 1) await person.press('Escape');
      expect([await person.focus(), await person.window.active(), await person.asked('window.hide')]).toEqual([
        search,
        before,
        [],
      ]);
    },
  );
});
