import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisation, organisationId, snapshot } from './support/northwind.ts';
import { alerts, changes, endingIn, openSettings, pictured, refusing, valueOf } from './support/settings.ts';
import { signedOut } from './support/several.ts';
import { startBrowser, type TestWindow } from './support/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const hour = 3_600_000;

describe('how long a sign-in lasts', () => {
  const label = 'How long a sign-in lasts';

  it.each([
    ['unknown', null, 8 * hour],
    [String(8 * hour), 8 * hour, null],
    [String(90 * 24 * hour), 90 * 24 * hour, null],
  ])('chosen as %s counts at once', async (choice, sessionLengthMs, before) => {
    const window = await openSettings(browser, { sessionLengthMs: before });
    await window.page.getByLabel(label).selectOption(choice);
    expect(await window.asked()).toEqual([changes({ sessionLengthMs })]);
    await window.close();
  });

  it('says that nobody knows it, and what was learned where the snapshot tells', async () => {
    const hints: string[] = [];
    for (const signIn of [organisation.signIn, endingIn(4 * hour, 'learned')]) {
      const window = await openSettings(browser, { signIn });
      hints.push(await window.page.locator('#length-hint').innerText());
      await window.close();
    }
    expect(hints).toEqual([
      'AWS does not tell. Latchkey learns it, or says nothing.',
      'Learned from earlier sign-ins: about 8 h.',
    ]);
  });

  it('can be typed, in a unit of choice, with the focus in its field', async () => {
    const window = await openSettings(browser);
    await window.page.getByLabel(label).selectOption('own');
    await window.page.keyboard.type('36');
    await window.page.keyboard.press('Enter');
    expect(await window.asked()).toEqual([changes({ sessionLengthMs: 36 * hour })]);
    await window.close();
  });

  it.each(['0.1', '2161', 'eight', '-3', ''])('typed as "%s" hours is no length, which is said', async (typed) => {
    const window = await openSettings(browser, { sessionLengthMs: 9 * hour });
    await window.page.getByLabel('Length', { exact: true }).fill(typed);
    await window.page.keyboard.press('Enter');
    expect([await alerts(window), await window.asked()]).toEqual([
      ['A sign-in lasts 15 minutes to 90 days. Enter a number in between.'],
      [],
    ]);
    await window.close();
  });

  it('keeps its number in another unit', async () => {
    const window = await openSettings(browser, { sessionLengthMs: 9 * hour });
    await window.page.getByLabel('Unit').selectOption('days');
    expect(await window.asked()).toEqual([changes({ sessionLengthMs: 9 * 24 * hour })]);
    await window.close();
  });
});

describe('the browser', () => {
  const label = 'Sign-in and consoles open in';

  async function typed(answers: NonNullable<Parameters<typeof openSettings>[2]>['answers']): Promise<TestWindow> {
    const window = await openSettings(browser, {}, answers === undefined ? {} : { answers });
    await window.page.getByLabel(label).selectOption('program');
    await window.page.keyboard.type('firefox -P work');
    await window.page.keyboard.press('Enter');
    return window;
  }
  const said = (window: TestWindow): Promise<string> => window.page.getByRole('status').innerText();
  const asked = changes({ browserCommand: 'firefox -P work' });

  it('a program waits for the answer in the system’s dialog, and asks once', async () => {
    const window = await typed({ 'organisation.change': null });
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Tab');
    expect([await said(window), await window.asked()]).toEqual([
      'Waiting for your answer in the dialog that has opened…',
      [asked],
    ]);
    await window.close();
  });

  it('says that it is used, or that nothing has changed', async () => {
    const agreed = await typed(undefined);
    const declined = await typed(refusing('cancelled', 'Cancelled.'));
    expect([
      await said(agreed),
      await said(declined),
      await alerts(declined),
      await valueOf(declined, 'Command line'),
    ]).toEqual(['Used from now on.', 'You did not agree. Nothing has changed.', [], '']);
    await agreed.close();
    await declined.close();
  });

  it('says what is wrong with a command line, which stays to be mended', async () => {
    const window = await typed(refusing('browser-command-invalid', 'That is not a valid command line.'));
    expect([await alerts(window), await valueOf(window, 'Command line')]).toEqual([
      ['That is not a valid command line.'],
      'firefox -P work',
    ]);
    await window.close();
  });

  it('goes back to the default one without a question', async () => {
    const window = await openSettings(browser, { browserCommand: 'firefox' });
    const before = await valueOf(window, label);
    await window.page.getByLabel(label).selectOption('default');
    expect([before, await window.asked()]).toEqual(['program', [changes({ browserCommand: null })]]);
    await window.close();
  });
});

describe('the endpoints', () => {
  it.each([
    ['FIPS endpoints', { fips: false, dualStack: true }, { fips: true, dualStack: true }],
    ['Dual-stack endpoints', { fips: true, dualStack: true }, { fips: true, dualStack: false }],
  ])('%s are switched by the space bar, each alone', async (name, endpoints, wanted) => {
    const window = await openSettings(browser, { endpoints });
    await window.page.getByRole('switch', { name }).focus();
    await window.page.keyboard.press(' ');
    expect(await window.asked()).toEqual([changes({ endpoints: wanted })]);
    await window.close();
  });

  it('what core does not know is said at the switch, which stays', async () => {
    const sentence = 'AWS has no dual-stack hosts in us-gov-west-1 that Latchkey knows. Switch dual-stack off.';
    const window = await openSettings(browser, {}, { answers: refusing('endpoints-unknown', sentence) });
    const dualStack = window.page.getByRole('switch', { name: 'Dual-stack endpoints' });
    await dualStack.click();
    await window.page.locator('#dual-stack-problem').waitFor();
    expect([await alerts(window), await dualStack.getAttribute('aria-checked')]).toEqual([[sentence], 'false']);
    await window.close();
  });
});

describe('the end of it', () => {
  const dialog = (window: TestWindow): Promise<string[]> => window.page.getByRole('dialog').allInnerTexts();

  it('asks before it signs out, with the focus on what keeps it', async () => {
    const window = await openSettings(browser);
    await window.page.getByRole('button', { name: 'Sign out…' }).click();
    const shown = [await dialog(window), await window.page.evaluate(() => document.activeElement?.textContent)];
    await window.page.keyboard.press('Escape');
    const kept = [await window.page.getByRole('dialog').count(), await window.asked()];
    await window.page.getByRole('button', { name: 'Sign out…' }).press('Enter');
    await window.page.getByRole('button', { name: 'Sign out', exact: true }).press('Enter');
    expect([shown, kept, await window.asked()]).toEqual([
      [
        [
          'Sign out of Northwind?\n\n2 roles stop renewing. Keys already copied work until they end.\n\nSign out\nKeep signed in',
        ],
        'Keep signed in',
      ],
      [0, []],
      [{ name: 'sign-out', input: { organisationId } }],
    ]);
    await window.close();
  });

  it('asks before it removes, and offers no sign-out where nobody is signed in', async () => {
    const window = await openSettings(browser, { signIn: signedOut });
    const signOuts = await window.page.getByRole('button', { name: 'Sign out…' }).count();
    await window.page.getByRole('button', { name: 'Remove from Latchkey…' }).click();
    const [shown] = await dialog(window);
    await window.page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect([signOuts, shown?.split('\n')[0], await window.asked()]).toEqual([
      0,
      'Remove Northwind from Latchkey?',
      [{ name: 'organisation.remove', input: { organisationId } }],
    ]);
    await window.close();
  });

  it.each([
    ['Sign out…', 'darwin'],
    ['Remove from Latchkey…', 'darwin'],
    ['Sign out…', 'linux'],
    ['Remove from Latchkey…', 'win32'],
  ] as const)('a held Enter on "%s" asks once and answers nothing (%s)', async (name, platform) => {
    const window = await openSettings(browser, {}, {}, { platform });
    const { keyboard } = window.page;
    await window.page.getByRole('button', { name }).focus();
    const questions: number[] = [];
    for (let press = 0; press < 4; press += 1) {
      await keyboard.down('Enter');
      questions.push(await window.page.getByRole('dialog').count());
    }
    await keyboard.up('Enter');
    await keyboard.press('Enter');
    questions.push(await window.page.getByRole('dialog').count());
    expect([questions, await window.asked()]).toEqual([[1, 1, 1, 1, 0], []]);
    await window.close();
  });

  it('a space bar that is held while the focus moves presses nothing', async () => {
    const window = await openSettings(browser);
    await window.page.getByLabel('Name').focus();
    await window.page.keyboard.down('Space');
    await window.page.getByRole('button', { name: 'Sign out…' }).focus();
    await window.page.keyboard.down('Space');
    await window.page.keyboard.up('Space');
    expect(await window.page.getByRole('dialog').count()).toBe(0);
    await window.close();
  });

  it('of the one that is shown leads to the next one', async () => {
    const window = await openSettings(browser, {}, {}, { organisations: pictured });
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: pictured.slice(1) }));
    expect(await valueOf(window, 'Name')).toBe('Client A');
    await window.close();
  });
});
