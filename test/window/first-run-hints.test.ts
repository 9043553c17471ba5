import { describe, expect } from 'vitest';
import type { BridgeCall } from './support/fake-bridge.ts';
import { catalogue, snapshot, type SnapshotInput } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { keysTaken } from './support/surfaces.ts';
import { tabTo } from './support/surface-faults.ts';
import { pressedKeys } from './support/surface-checks.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const dismissed = (hint: string): BridgeCall => ({ name: 'hint.dismiss', input: { hint } });
const taken = { hint: 'summon-taken', summonKeysTaken: 'Control+Command+K' } as const;

/** The list with a hint of the first run, long enough that what came has settled. */
async function shown(openWindow: OpenWindow, change: Partial<SnapshotInput>, options: WindowOptions = {}) {
  const window = await pressedKeys(openWindow, [], { ...options, snapshot: snapshot(change) });
  await window.page.clock.runFor(300);
  return window;
}

async function press(window: TestWindow, name: string): Promise<void> {
  await tabTo(window.page, name);
  await window.page.keyboard.press('Enter');
}

const hasSearchFocus = ({ page }: TestWindow): Promise<boolean> =>
  page.getByRole('combobox').evaluate((field) => field === document.activeElement);
/** What a screen reader is told of politely, which is in a live region as long as that is new. */
const said = ({ page }: TestWindow, sentence: string): Promise<number> =>
  page.locator('[role=status][aria-live=polite]').filter({ hasText: sentence }).count();

describe('what ends the first run', () => {
  it.for([
    ['summon-taken', 'darwin', 'Another program uses ⌃⌘K. Press the keys you want.'],
    ['open-at-login', 'linux', 'Open Latchkey at login?'],
    ['drag-icon', 'win32', 'Drag the key next to the clock.'],
  ] as const)(
    '%s on %s is said once, politely, and leaves the search its focus',
    async ([hint, platform, sentence], { openWindow }) => {
      const change = { hint, platform, summonKeysTaken: hint === 'summon-taken' ? taken.summonKeysTaken : null };
      const window = await shown(openWindow, change);
      const atFirst = await said(window, sentence);
      await window.page.clock.runFor(5_000);
      await window.page.keyboard.type('pay');
      expect([atFirst, await said(window, sentence), await hasSearchFocus(window), await window.asked()]).toEqual([
        1,
        0,
        true,
        [],
      ]);
    },
  );

  it.for([
    ['open-at-login', 'Open at login', { name: 'settings.change', input: { change: { openAtLogin: true } } }],
    ['open-at-login', 'Do not open', dismissed('open-at-login')],
    ['drag-icon', 'Dismiss the hint', dismissed('drag-icon')],
    ['summon-taken', 'Dismiss the hint', dismissed('summon-taken')],
  ] as const)('%s is answered by keys: %s', async ([hint, answer, call], { openWindow }) => {
    const window = await shown(openWindow, { ...taken, hint });
    await press(window, answer);
    await window.push('snapshot.changed', snapshot({ revision: 2 }));
    await window.page.getByRole('button', { name: answer }).waitFor({ state: 'detached' });
    expect([await window.asked(), await hasSearchFocus(window)]).toEqual([[call], true]);
  });

  it('gives the search its focus back when the next comes, which a double click does not answer', async ({
    openWindow,
  }) => {
    const window = await shown(openWindow, { hint: 'open-at-login', platform: 'win32' });
    await window.page.getByRole('button', { name: 'Do not open' }).dblclick();
    const asked = await window.asked();
    await window.push('snapshot.changed', snapshot({ hint: 'drag-icon', platform: 'win32', revision: 2 }));
    await window.page.getByText('Drag the key').waitFor();
    const isBack = await hasSearchFocus(window);
    await window.page.getByRole('button', { name: 'Dismiss the hint' }).click();
    expect([asked, await window.asked(), isBack]).toEqual([
      [dismissed('open-at-login')],
      [dismissed('open-at-login')],
      true,
    ]);
  });

  it('a second Enter just after an answer acts on no row, and a later one does', async ({ openWindow }) => {
    const window = await shown(openWindow, { hint: 'open-at-login', platform: 'win32' });
    await press(window, 'Do not open');
    await window.push('snapshot.changed', snapshot({ hint: 'drag-icon', platform: 'win32', revision: 2 }));
    await window.page.getByText('Drag the key').waitFor();
    await window.page.keyboard.press('Enter');
    const atOnce = await window.asked();
    await window.page.clock.runFor(300);
    await window.page.keyboard.press('Enter');
    expect([atOnce, (await window.asked()).map(({ name }) => name)]).toEqual([
      [dismissed('open-at-login')],
      ['hint.dismiss', 'role.perform'],
    ]);
  });

  it('is not shown where there is no account', async ({ openWindow }) => {
    const window = await openWindow({
      snapshot: snapshot({ hint: 'open-at-login', pinned: [], recent: [], freshness: [] }),
      catalogue: { ...catalogue, accounts: [] },
    });
    await window.page.getByRole('heading').first().waitFor();
    expect(await window.page.getByText('Open Latchkey at login?').count()).toBe(0);
  });

  it('says nothing of keys that were given meanwhile', async ({ openWindow }) => {
    const window = await shown(openWindow, { hint: 'summon-taken', summonKeysTaken: null });
    expect(await window.page.getByText('Another program uses').count()).toBe(0);
  });
});

describe('keys that another program holds', () => {
  it.for([
    ['darwin', 'Control+Command+K', 'Another program uses ⌃⌘K. Press the keys you want.'],
    ['win32', 'Alt+Shift+K', 'Another program uses Alt+Shift+K. Press the keys you want.'],
    ['linux', 'Control+Alt+K', 'Another program uses Ctrl+Alt+K. Press the keys you want.'],
  ] as const)('are named as %s writes them', async ([platform, keys, sentence], { openWindow }) => {
    const window = await shown(openWindow, { platform, hint: 'summon-taken', summonKeysTaken: keys });
    expect(await window.page.getByText(sentence).count()).toBe(1);
  });

  it('are exchanged for those that are pressed, which do nothing else meanwhile', async ({ openWindow }) => {
    const window = await shown(openWindow, taken);
    await press(window, 'Choose keys');
    const waits = await said(window, 'Press the keys, or Esc to leave them as they are.');
    await window.page.keyboard.press('Alt+Meta+k');
    expect([waits, await window.asked()]).toEqual([
      1,
      [{ name: 'window.summon-keys', input: { keys: 'Command+Alt+K' } }],
    ]);
  });

  it('stay with Esc, which does not hide the window', async ({ openWindow }) => {
    const window = await shown(openWindow, taken);
    await press(window, 'Choose keys');
    await window.page.keyboard.press('Escape');
    expect([await window.page.getByRole('button', { name: 'Choose keys' }).count(), await window.asked()]).toEqual([
      1,
      [],
    ]);
  });

  it('that are refused as well are told of, and others can be pressed', async ({ openWindow }) => {
    const window = await shown(openWindow, taken, { answers: { 'window.summon-keys': keysTaken } });
    await press(window, 'Choose keys');
    await window.page.keyboard.press('Alt+Meta+l');
    const refused = await window.page.getByRole('alert').innerText();
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Alt+Meta+j');
    await window.page.getByRole('alert').waitFor();
    expect([refused, (await window.asked()).map(({ input }) => input)]).toEqual([
      'Another program uses Alt+Command+L, or the system keeps it for itself. Press other keys.',
      [{ keys: 'Command+Alt+L' }, { keys: 'Command+Alt+J' }],
    ]);
  });
});
