import { describe, expect } from 'vitest';
import { aSignedIn } from '../harness/builders.ts';
import { now, organisation, snapshot, type OrganisationInput, type SnapshotInput } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const minute = 60_000;
const since = Date.parse('2026-11-20T09:04:00Z');

const signedIn = (change: Parameters<typeof aSignedIn>[0] = {}) => aSignedIn({ since, ...change });

const offline = { connection: 'offline', offlineSince: now - 21 * minute } as const;
const endsIn = (minutes: number, kind: 'set' | 'learned' = 'set') => ({ end: { at: now + minutes * minute, kind } });

function shown(
  signIn: OrganisationInput['signIn'],
  change: Partial<SnapshotInput> = {},
  catalogue: Partial<OrganisationInput['catalogue']> = {},
) {
  const one = { ...organisation, signIn, catalogue: { ...organisation.catalogue, ...catalogue } };
  return snapshot({ organisations: [one], ...change });
}

async function open(openWindow: OpenWindow, ...of: Parameters<typeof shown>): Promise<TestWindow> {
  const window = await openWindow({ snapshot: shown(...of) });
  await window.page.getByRole('listbox').waitFor();
  return window;
}

/** The next state of the window. */
async function becomes(
  window: TestWindow,
  ...[signIn, change = {}, catalogue]: Parameters<typeof shown>
): Promise<void> {
  await window.push('snapshot.changed', shown(signIn, { revision: 2, ...change }, catalogue));
}

const banners = async (window: TestWindow): Promise<string[]> =>
  (await window.page.locator('.banner').allInnerTexts()).map((words) => words.replaceAll(/\s*\n+\s*/gu, ' | '));
const button = (window: TestWindow, name: string) => window.page.locator('.banner').getByRole('button', { name });
const asked = async (window: TestWindow): Promise<string[]> => (await window.asked()).map(({ name }) => name);
const footer = async (window: TestWindow): Promise<string> =>
  (await window.page.locator('footer [role=status]').innerText()).trim();
const header = async (window: TestWindow): Promise<string[]> =>
  (await window.page.locator('header .organisation').innerText()).split(/\n+/u).slice(1);

describe('offline', () => {
  test('the banner says what still works, the footer since when, the header the sign-in', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(offline));
    expect({ banners: await banners(window), header: await header(window), footer: await footer(window) }).toEqual({
      banners: ['You are offline | 3 roles still work. | Try now'],
      header: ['Northwind', 'Signed in since 09:04'],
      footer: 'Offline since 12:31',
    });
  });

  test.for([
    ['set', 'Sign-in ends at 13:00.', 'Sign-in ends in 8 min'],
    ['learned', 'Sign-in ends at about 13:00.', 'Sign-in ends in about 8 min'],
  ] as const)('an end that is near and %s is the second fact', async ([kind, said, above], { openWindow }) => {
    const window = await open(openWindow, signedIn({ ...offline, ...endsIn(8, kind) }));
    const colour = () => getComputedStyle(document.querySelector('header .state') ?? document.body).color;
    const [state, other] = await Promise.all([
      window.page.evaluate(colour),
      window.page.locator('header .name').evaluate((name) => getComputedStyle(name).color),
    ]);
    expect({
      banners: await banners(window),
      secondHeader: (await header(window))[1],
      stateIsOther: state === other,
    }).toEqual({
      banners: [`You are offline | 3 roles still work. ${said} | Try now`],
      secondHeader: above,
      stateIsOther: false,
    });
  });

  test('it goes by itself when AWS answers', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(offline));
    await becomes(window, signedIn());
    expect({ banners: await banners(window), header: await header(window), footer: await footer(window) }).toEqual({
      banners: [],
      header: ['Northwind', 'Signed in since 09:04'],
      footer: 'Checked 2 min ago',
    });
  });
});

describe('a way to AWS that is not good', () => {
  test('behind a captive portal nothing is called offline, and what to do is said', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn({ connection: 'not-aws' }));
    const said = 'Sign in to the network, or ask its administrator. 3 roles still work.';
    expect({ banners: await banners(window), header: await header(window) }).toEqual({
      banners: [`Something answers that is not AWS | ${said} | Try now`],
      header: ['Northwind', 'Signed in since 09:04'],
    });
  });

  test('with AWS in trouble the sign-in can be done anew, with one click', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn({ connection: 'trouble' }));
    const said = [await banners(window), await header(window)];
    await button(window, 'Sign in again').click();
    expect({ said, asked: await asked(window) }).toEqual({
      said: [
        [
          'AWS answers with errors | Latchkey tries again by itself, and you stay signed in. If it stays like this, sign in again or tell your administrator. | Sign in again',
        ],
        ['Northwind', 'Signed in since 09:04'],
      ],
      asked: ['sign-in.start'],
    });
  });
});

describe('one banner at a time', () => {
  const troubles = {
    clockOffset: -7 * minute,
    notices: [{ id: 'one', sentence: 'The stored pins could not be read.' }],
  };
  const failed = { failedAccounts: 12 };
  const reading = { reading: { accountsDone: 87, accountsKnown: 212, accountsComplete: true, throttled: true } };
  const endsSoon = { end: { at: now + minute, kind: 'set' as const } };

  test.for<[string, OrganisationInput['signIn'], Partial<SnapshotInput>, Partial<OrganisationInput['catalogue']>]>([
    ['You are offline', signedIn({ ...offline, ...endsSoon }), troubles, { ...reading, ...failed }],
    ['Sign-in to Northwind has ended', { state: 'ended', endedAt: now, problem: null }, troubles, failed],
    ['Sign in to use your roles', { state: 'signed-out', problem: null }, troubles, failed],
    ['Sign-in ends in 8 minutes', signedIn(endsSoon), troubles, { ...reading, ...failed }],
    ['Reading roles', signedIn(), troubles, { ...reading, ...failed }],
    ['The clock of this computer is off by 7 minutes', signedIn(), troubles, failed],
    ['12 accounts could not be read.', signedIn(), { notices: troubles.notices }, failed],
    ['For your information', signedIn(), { notices: troubles.notices }, {}],
  ])('%s comes before what is less pressing', async ([title, signIn, change, catalogue], { openWindow }) => {
    const window = await open(openWindow, signIn, change, catalogue);
    expect((await banners(window)).map((words) => words.split(' | ')[0])).toEqual([title]);
  });

  test('it is in a place that is announced, and not again for each minute', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(endsIn(8)));
    const place = window.page.locator('[role=status]:has(.banner)');
    const told = await place.evaluate((one) => [one.getAttribute('aria-atomic'), one.getAttribute('aria-relevant')]);
    const first = await window.page.locator('.banner').elementHandle();
    const isStill = () => window.page.evaluate((one) => one.isConnected, first);
    const live = () => place.getAttribute('aria-live');
    const atFirst = await live();
    await window.page.clock.runFor(2_000);
    const heard = await live();
    await window.page.clock.runFor(5 * minute - 2_000);
    const later = [await isStill(), (await banners(window))[0]];
    await window.page.clock.runFor(minute + 1_000);
    expect({ atFirst, heard, again: await live(), told, later, isStill: await isStill() }).toEqual({
      atFirst: 'polite',
      heard: 'off',
      again: 'polite',
      told: ['false', 'additions'],
      later: [true, expect.stringContaining('Sign-in ends in 3 minutes') as string],
      isStill: false,
    });
  });
});

describe('an end that is near', () => {
  test('is said ten minutes before, can be put away, and is said again two minutes before', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(endsIn(8)));
    const first = await banners(window);
    await button(window, 'Remind me 2 minutes before').click();
    const away = [await banners(window), (await header(window))[1]];
    await window.page.clock.runFor(6 * minute + 1_000);
    const again = await banners(window);
    await button(window, 'Dismiss').click();
    expect({ first, away, again, banners: await banners(window), asked: await asked(window) }).toEqual({
      first: ['Sign-in ends in 8 minutes | 2 roles stop renewing at 13:00. | Sign in again'],
      away: [[], 'Sign-in ends in 8 min'],
      again: ['Sign-in ends in 1 minute | 2 roles stop renewing at 13:00. | Sign in again'],
      banners: [],
      asked: [],
    });
  });

  test('that was learned is only about right', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(endsIn(8, 'learned')));
    expect(await banners(window)).toEqual([
      'Sign-in ends in about 8 minutes | 2 roles stop renewing at about 13:00. | Sign in again',
    ]);
  });

  test('of the next sign-in is another', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(endsIn(8)));
    await button(window, 'Remind me 2 minutes before').click();
    await becomes(window, signedIn({ since: since + minute, ...endsIn(9) }));
    expect(await banners(window)).toEqual([expect.stringContaining('Sign-in ends in 9 minutes')]);
  });
});

test('when the connection is back, rows stay where somebody works with them, under headings that are still true', async ({
  openWindow,
}) => {
  const headings = async () =>
    (await window.page.locator('.heading').allInnerTexts()).map((words) => words.split('\n')[0]);
  const rows = () => window.page.getByRole('option').evaluateAll((all) => all.slice(0, 8).map((row) => row.ariaLabel));
  const window = await open(openWindow, signedIn(offline));
  const before = { headings: await headings(), rows: await rows() };
  await window.page.keyboard.press('ArrowDown');
  await becomes(window, signedIn());
  const back = { headings: await headings(), rows: await rows() };
  await window.push('window.summoned', { clean: true });
  expect({ before: before.headings, back, summoned: await headings() }).toEqual({
    before: ['Ready without a connection', 'Need a connection', 'All accounts'],
    back: { headings: ['Credentials held', 'Pinned and recent', 'All accounts'], rows: before.rows },
    summoned: ['Pinned', 'Recent', 'All accounts'],
  });
});

describe('a banner that changes', () => {
  test('under the pointer takes no click that was meant for the one before', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn(offline));
    await becomes(window, { state: 'ended', endedAt: now, problem: null });
    await button(window, 'Sign in').click();
    const atOnce = await asked(window);
    await window.page.clock.runFor(400);
    await button(window, 'Sign in').click();
    expect({ atOnce, asked: await asked(window) }).toEqual({ atOnce: [], asked: ['sign-in.start'] });
  });

  test('moves the rows below: a click that was meant for another opens nothing', async ({ openWindow }) => {
    const window = await open(openWindow, signedIn());
    const hovered = window.page.getByRole('option').nth(1);
    await hovered.hover();
    await becomes(window, signedIn(offline));
    await hovered.hover();
    await hovered.locator('.hover-buttons button').first().click();
    const atOnce = await asked(window);
    await window.page.clock.runFor(400);
    await hovered.locator('.hover-buttons button').first().click();
    expect({ atOnce, asked: await asked(window) }).toEqual({ atOnce: [], asked: ['role.perform'] });
  });

  test('keeps the focus, and one that goes gives it to the search', async ({ openWindow }) => {
    const focus = () => window.page.locator(':focus').evaluate((one) => one.getAttribute('role') ?? one.textContent);
    const window = await open(openWindow, signedIn(offline));
    await button(window, 'Try now').focus();
    await becomes(window, { state: 'ended', endedAt: now, problem: null });
    const changed = await focus();
    await window.page.keyboard.press('Enter');
    const atOnce = await asked(window);
    await becomes(window, signedIn(), { revision: 3 });
    expect({ changed, atOnce, focus: await focus() }).toEqual({
      changed: expect.stringContaining('Sign in') as unknown,
      atOnce: [],
      focus: 'combobox',
    });
  });
});

test('what the footer says by the way is there as a whole or not at all', async ({ openWindow }) => {
  const window = await open(openWindow, signedIn());
  const hidden = () =>
    window.page.locator('footer [role=status]').evaluate((status) => {
      const words = status.querySelector('.truncate')?.getBoundingClientRect();
      const place = status.getBoundingClientRect();
      return words === undefined || words.top >= place.bottom;
    });
  const production = await hidden();
  await window.page.keyboard.press('ArrowDown');
  expect({ production, hidden: await hidden() }).toEqual({ production: true, hidden: false });
});
