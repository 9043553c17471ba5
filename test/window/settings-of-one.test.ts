import { describe, expect } from 'vitest';
import { organisation, organisationId, snapshot } from './support/northwind.ts';
import { alerts, changes, endingIn, openSettings, pictured, refusing, valueOf } from './support/settings.ts';
import { signedOut } from './support/several.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const hour = 3_600_000;

describe('how long a sign-in lasts', () => {
  const label = 'How long a sign-in lasts';

  it.for([
    ['unknown', null, 8 * hour],
    [String(8 * hour), 8 * hour, null],
    [String(90 * 24 * hour), 90 * 24 * hour, null],
  ] as const)('chosen as %s counts at once', async ([choice, sessionLengthMs, before], { openWindow }) => {
    const window = await openSettings(openWindow, { sessionLengthMs: before });
    await window.page.getByLabel(label).selectOption(choice);
    expect(await window.asked()).toEqual([changes({ sessionLengthMs })]);
  });

  it('says that nobody knows it, and what was learned where the snapshot tells', async ({ openWindow }) => {
    const hints: string[] = [];
    for (const signIn of [organisation.signIn, endingIn(4 * hour, 'learned')]) {
      const window = await openSettings(openWindow, { signIn });
      hints.push(await window.page.locator('#length-hint').innerText());
    }
    expect(hints).toEqual([
      'AWS does not tell. Latchkey learns it, or says nothing.',
      'Learned from earlier sign-ins: about 8 h.',
    ]);
  });

  it('can be typed, in a unit of choice, with the focus in its field', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await window.page.getByLabel(label).selectOption('own');
    await window.page.keyboard.type('36');
    await window.page.keyboard.press('Enter');
    expect(await window.asked()).toEqual([changes({ sessionLengthMs: 36 * hour })]);
  });

  it.for(['0.1', '2161', 'eight', '-3', ''])(
    'typed as "%s" hours is no length, which is said',
    async (typed, { openWindow }) => {
      const window = await openSettings(openWindow, { sessionLengthMs: 9 * hour });
      await window.page.getByLabel('Length', { exact: true }).fill(typed);
      await window.page.keyboard.press('Enter');
      expect({ alerts: await alerts(window), asked: await window.asked() }).toEqual({
        alerts: ['A sign-in lasts 15 minutes to 90 days. Enter a number in between.'],
        asked: [],
      });
    },
  );

  it('keeps its number in another unit', async ({ openWindow }) => {
    const window = await openSettings(openWindow, { sessionLengthMs: 9 * hour });
    await window.page.getByLabel('Unit').selectOption('days');
    expect(await window.asked()).toEqual([changes({ sessionLengthMs: 9 * 24 * hour })]);
  });
});

describe('the browser', () => {
  const label = 'Sign-in and consoles open in';

  async function typed(
    openWindow: OpenWindow,
    answers: NonNullable<Parameters<typeof openSettings>[2]>['answers'],
  ): Promise<TestWindow> {
    const window = await openSettings(openWindow, {}, answers === undefined ? {} : { answers });
    await window.page.getByLabel(label).selectOption('program');
    await window.page.keyboard.type('firefox -P work');
    await window.page.keyboard.press('Enter');
    return window;
  }
  const said = (window: TestWindow): Promise<string> => window.page.getByRole('status').innerText();
  const asked = changes({ browserCommand: 'firefox -P work' });

  it('a program waits for the answer in the system’s dialog, and asks once', async ({ openWindow }) => {
    const window = await typed(openWindow, { 'organisation.change': null });
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Tab');
    expect({ said: await said(window), asked: await window.asked() }).toEqual({
      said: 'Waiting for your answer in the dialog that has opened…',
      asked: [asked],
    });
  });

  it('says that it is used, or that nothing has changed', async ({ openWindow }) => {
    const agreed = await typed(openWindow, undefined);
    const declined = await typed(openWindow, refusing('cancelled', 'Cancelled.'));
    expect([
      await said(agreed),
      await said(declined),
      await alerts(declined),
      await valueOf(declined, 'Command line'),
    ]).toEqual(['Used from now on.', 'You did not agree. Nothing has changed.', [], '']);
  });

  it('says what is wrong with a command line, which stays to be mended', async ({ openWindow }) => {
    const window = await typed(openWindow, refusing('browser-command-invalid', 'This is no command line.'));
    expect({ alerts: await alerts(window), valueOfCommandLine: await valueOf(window, 'Command line') }).toEqual({
      alerts: ['This is no command line.'],
      valueOfCommandLine: 'firefox -P work',
    });
  });

  it('goes back to the default one without a question', async ({ openWindow }) => {
    const window = await openSettings(openWindow, { browserCommand: 'firefox' });
    const before = await valueOf(window, label);
    await window.page.getByLabel(label).selectOption('default');
    expect({ before, asked: await window.asked() }).toEqual({
      before: 'program',
      asked: [changes({ browserCommand: null })],
    });
  });
});

describe('the endpoints', () => {
  it.for([
    ['FIPS endpoints', { fips: false, dualStack: true }, { fips: true, dualStack: true }],
    ['Dual-stack endpoints', { fips: true, dualStack: true }, { fips: true, dualStack: false }],
  ] as const)('%s are switched by the space bar, each alone', async ([name, endpoints, wanted], { openWindow }) => {
    const window = await openSettings(openWindow, { endpoints });
    await window.page.getByRole('switch', { name }).focus();
    await window.page.keyboard.press(' ');
    expect(await window.asked()).toEqual([changes({ endpoints: wanted })]);
  });

  it('what core does not know is said at the switch, which stays', async ({ openWindow }) => {
    const sentence = 'AWS has no dual-stack hosts in us-gov-west-1 that Latchkey knows. Switch dual-stack off.';
    const window = await openSettings(openWindow, {}, { answers: refusing('endpoints-unknown', sentence) });
    const dualStack = window.page.getByRole('switch', { name: 'Dual-stack endpoints' });
    await dualStack.click();
    await window.page.locator('#dual-stack-problem').waitFor();
    expect({ alerts: await alerts(window), dualStackChecked: await dualStack.getAttribute('aria-checked') }).toEqual({
      alerts: [sentence],
      dualStackChecked: 'false',
    });
  });
});

describe('the end of it', () => {
  const dialog = (window: TestWindow): Promise<string[]> => window.page.getByRole('dialog').allInnerTexts();

  it('asks before it signs out, with the focus on what keeps it', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await window.page.getByRole('button', { name: 'Sign out…' }).click();
    const shown = [await dialog(window), await window.page.evaluate(() => document.activeElement?.textContent)];
    await window.page.keyboard.press('Escape');
    const kept = [await window.page.getByRole('dialog').count(), await window.asked()];
    await window.page.getByRole('button', { name: 'Sign out…' }).press('Enter');
    await window.page.getByRole('button', { name: 'Sign out', exact: true }).press('Enter');
    expect({ shown, kept, asked: await window.asked() }).toEqual({
      shown: [
        [
          'Sign out of Northwind?\n\n2 roles stop renewing. Keys already copied work until they end.\n\nSign out\nKeep signed in',
        ],
        'Keep signed in',
      ],
      kept: [0, []],
      asked: [{ name: 'sign-out', input: { organisationId } }],
    });
  });

  it('asks before it removes, and offers no sign-out where nobody is signed in', async ({ openWindow }) => {
    const window = await openSettings(openWindow, { signIn: signedOut });
    const signOuts = await window.page.getByRole('button', { name: 'Sign out…' }).count();
    await window.page.getByRole('button', { name: 'Remove from Latchkey…' }).click();
    const [shown] = await dialog(window);
    await window.page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect({ signOuts, firstShown: shown?.split('\n')[0], asked: await window.asked() }).toEqual({
      signOuts: 0,
      firstShown: 'Remove Northwind from Latchkey?',
      asked: [{ name: 'organisation.remove', input: { organisationId } }],
    });
  });

  it.for([
    ['Sign out…', 'darwin'],
    ['Remove from Latchkey…', 'darwin'],
    ['Sign out…', 'linux'],
    ['Remove from Latchkey…', 'win32'],
  ] as const)('a held Enter on "%s" asks once and answers nothing (%s)', async ([name, platform], { openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { platform });
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
    expect({ questions, asked: await window.asked() }).toEqual({ questions: [1, 1, 1, 1, 0], asked: [] });
  });

  it('a space bar that is held while the focus moves presses nothing', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await window.page.getByLabel('Name').focus();
    await window.page.keyboard.down('Space');
    await window.page.getByRole('button', { name: 'Sign out…' }).focus();
    await window.page.keyboard.down('Space');
    await window.page.keyboard.up('Space');
    expect(await window.page.getByRole('dialog').count()).toBe(0);
  });

  it('of the one that is shown leads to the next one', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { organisations: pictured });
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: pictured.slice(1) }));
    expect(await valueOf(window, 'Name')).toBe('Client A');
  });
});
