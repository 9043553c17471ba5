import { describe, expect } from 'vitest';
import type { Updates } from '../../electron/contract/updates.ts';
import { instant } from '../../electron/core/time/instant.ts';
import { noUpdates, plainSettings } from '../harness/builders.ts';
import { diagnostics, diagnosticsAnswers } from './support/diagnostics.ts';
import { snapshot, type SnapshotInput } from './support/northwind.ts';
import { alerts, openSettings, valueOf } from './support/settings.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

type Page = 'general' | 'credentials' | 'shortcuts' | 'activity' | 'about';
function opened(
  openWindow: OpenWindow,
  page: Page,
  more: Partial<SnapshotInput> = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  return openSettings(openWindow, {}, { address: `/settings.html?page=${page}`, ...options }, more);
}

const settingsWith = (change: Partial<SnapshotInput['settings']>): Pick<SnapshotInput, 'settings'> => ({
  settings: { ...plainSettings, ...change },
});

describe('looks', () => {
  it('follow the settings at once, whatever the system wants', async ({ openWindow }) => {
    const window = await opened(openWindow, 'general', settingsWith({ theme: 'light' }), {
      context: { colorScheme: 'dark', contrast: 'more' },
    });
    const look = (): Promise<unknown> =>
      window.page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        document.documentElement.dataset['contrast'],
        getComputedStyle(document.documentElement).fontSize,
      ]);
    const first = await look();
    const pushed = settingsWith({ theme: 'dark', contrast: 'normal', textSize: '150' });
    await window.push('snapshot.changed', snapshot({ revision: 2, ...pushed }));
    expect([first, await look()]).toEqual([
      ['rgb(255, 255, 255)', 'high', '16px'],
      ['rgb(23, 25, 30)', 'normal', '24px'],
    ]);
  });
});

describe('the general settings', () => {
  it('are changed by keys, each alone', async ({ openWindow }) => {
    const window = await opened(openWindow, 'general');
    await window.page.getByRole('switch', { name: 'Open at login' }).press(' ');
    await window.page.getByLabel('Language').selectOption('ar');
    await window.page.getByLabel('Theme').selectOption('dark');
    expect(await window.asked()).toEqual([
      { name: 'settings.change', input: { change: { openAtLogin: true } } },
      { name: 'settings.change', input: { change: { language: 'ar' } } },
      { name: 'settings.change', input: { change: { theme: 'dark' } } },
    ]);
  });

  it('say that macOS waits for the person', async ({ openWindow }) => {
    const window = await opened(openWindow, 'general', { loginItem: 'needs-approval' });
    expect(await window.page.locator('#openAtLogin-hint').innerText()).toBe(
      'macOS waits for you to allow it in System Settings, under Login Items.',
    );
  });
});

describe('where secrets are kept', () => {
  it.for([
    ['keychain', 'only the keychain of this computer opens'],
    ['memory', 'This computer has no keychain.'],
    ['refused', 'The keychain was not opened.'],
  ] as const)('is said plainly for %s', async ([secretsKept, words], { openWindow }) => {
    const window = await opened(openWindow, 'credentials', { secretsKept });
    expect(await window.page.locator('main').innerText()).toContain(words);
  });
});

describe('the shortcuts', () => {
  const onLinux = (openWindow: OpenWindow, more: Partial<SnapshotInput> = {}, options: WindowOptions = {}) =>
    opened(openWindow, 'shortcuts', { platform: 'linux', ...more }, options);
  const keysOf = (window: TestWindow, id: string): Promise<string> => window.page.locator(`#${id}`).innerText();

  it('are recorded, kept and shown', async ({ openWindow }) => {
    const window = await onLinux(openWindow);
    await window.page.locator('#shortcut-terminal').press('Enter');
    const waiting = await keysOf(window, 'shortcut-terminal');
    await window.page.keyboard.press('Control+Shift+G');
    const asked = await window.asked();
    const pushed = settingsWith({ shortcuts: { terminal: 'Mod+Shift+g' } });
    await window.push('snapshot.changed', snapshot({ revision: 2, platform: 'linux', ...pushed }));
    expect({ waiting, asked, shown: await keysOf(window, 'shortcut-terminal') }).toEqual({
      waiting: 'Press the keys',
      asked: [{ name: 'settings.change', input: { change: { shortcuts: { terminal: 'Mod+Shift+g' } } } }],
      shown: 'Ctrl+Shift+G',
    });
    await window.page.getByRole('button', { name: 'Reset the keys of "Open a terminal"' }).click();
    expect((await window.asked()).at(-1)).toEqual({ name: 'settings.change', input: { change: { shortcuts: {} } } });
  });

  it.for([
    ['Control+T', 'These keys are taken already: "Open a terminal".'],
    ['Control+Shift+K', 'These keys are taken already: "Keep the window open".'],
    ['Control+W', 'These keys are the same in every window, and cannot be given to another action.'],
    ['Control+1', 'These keys are the same in every window, and cannot be given to another action.'],
    ['Control+V', 'These keys are the same in every window, and cannot be given to another action.'],
    ['Control+Enter', 'These keys are the same in every window, and cannot be given to another action.'],
    ['Control+Alt+G', 'Ctrl and Alt together type characters on many keyboards. Press other keys.'],
    ['g', 'Press a key together with Ctrl, or a function key.'],
  ] as const)('refuse %s with its reason', async ([keys, sentence], { openWindow }) => {
    const window = await onLinux(openWindow);
    await window.page.locator('#shortcut-pin').click();
    await window.page.keyboard.press(keys);
    await window.page.locator('#shortcut-pin-problem').waitFor();
    expect({ alerts: await alerts(window), asked: await window.asked() }).toEqual({ alerts: [sentence], asked: [] });
  });

  it('stay as they are with Esc and Tab', async ({ openWindow }) => {
    const window = await onLinux(openWindow);
    await window.page.locator('#shortcut-pin').press('Enter');
    await window.page.keyboard.press('Escape');
    const afterEscape = await keysOf(window, 'shortcut-pin');
    await window.page.locator('#shortcut-pin').press('Enter');
    await window.page.keyboard.press('Tab');
    expect({ afterEscape, afterTab: await keysOf(window, 'shortcut-pin'), asked: await window.asked() }).toEqual({
      afterEscape: 'Ctrl+D',
      afterTab: 'Ctrl+D',
      asked: [],
    });
  });

  it('of anywhere are tried by main, and what it refuses is said', async ({ openWindow }) => {
    const failure = { code: 'invalid-input', sentence: 'Another program uses Alt+Shift+J.', retry: false } as const;
    const answers = { 'window.summon-keys': { ok: false, failure } } as const;
    const window = await onLinux(openWindow, { summonKeys: 'Alt+Shift+K' }, { answers });
    await window.page.locator('#summonKeys').click();
    await window.page.keyboard.press('Alt+Shift+J');
    await window.page.locator('#summonKeys-problem').waitFor();
    expect({ alerts: await alerts(window), asked: await window.asked() }).toEqual({
      alerts: ['Another program uses Alt+Shift+J.'],
      asked: [{ name: 'window.summon-keys', input: { keys: 'Alt+Shift+J' } }],
    });
  });

  it('of anywhere that do nothing say so', async ({ openWindow }) => {
    const window = await onLinux(openWindow, { summonKeys: null });
    expect([await keysOf(window, 'summonKeys'), await window.page.locator('#summonKeys-hint').innerText()]).toEqual([
      'No keys',
      'This desktop, or another program on it, has not given the keys. Press other ones here, or bind "latchkey toggle" in the settings of the desktop.',
    ]);
  });
});

describe('Activity and privacy', () => {
  it('asks before it clears, and keeps it at first', async ({ openWindow }) => {
    const window = await opened(openWindow, 'activity');
    await window.page.getByRole('button', { name: 'Clear…' }).press('Enter');
    await window.page.keyboard.press('Enter');
    const kept = await window.asked();
    await window.page.getByRole('button', { name: 'Clear…' }).press('Enter');
    await window.page.getByRole('button', { name: 'Clear', exact: true }).click();
    await window.page.getByText('Cleared.').waitFor();
    expect({ kept, asked: await window.asked() }).toEqual({
      kept: [],
      asked: [{ name: 'activity.clear', input: {} }],
    });
  });

  it('saves all of it, and says so only where it was saved', async ({ openWindow }) => {
    const answers = { 'window.save-activity': { ok: true, value: { saved: true } } } as const;
    const window = await opened(openWindow, 'activity', {}, { answers });
    await window.page.getByRole('button', { name: 'Save…' }).click();
    await window.page.getByText('Saved.').waitFor();
    expect([await window.asked(), await valueOf(window, 'Keep what was done')]).toEqual([
      [{ name: 'window.save-activity', input: { filter: 'all' } }],
      '30',
    ]);
  });
});

describe('what Latchkey is made of', () => {
  it('is there with its licences, under the policy of the page', async ({ openWindow }) => {
    const window = await opened(openWindow, 'about');
    const valibot = window.page.locator('details', { hasText: 'valibot' }).first();
    await valibot.locator('summary').press('Enter');
    expect([await valibot.innerText(), await window.complaints()]).toEqual([
      expect.stringContaining('Permission is hereby granted'),
      [],
    ]);
  });
});

describe('diagnostics', () => {
  const shown = async (openWindow: OpenWindow, answers: NonNullable<WindowOptions['answers']>): Promise<TestWindow> => {
    const window = await opened(openWindow, 'about', {}, { answers });
    await window.page.getByRole('button', { name: 'Show diagnostics…' }).press('Enter');
    return window;
  };

  it('are shown as a whole, and can be read and not changed before they are saved', async ({ openWindow }) => {
    const window = await shown(openWindow, diagnosticsAnswers);
    const field = window.page.getByRole('textbox', { name: 'Diagnostics' });
    await field.press('x');
    const read = await field.inputValue();
    await window.page.getByRole('button', { name: 'Save…' }).press('Enter');
    await window.page.getByText('Saved.', { exact: true }).waitFor();
    expect({ isWhole: read === diagnostics, asked: (await window.asked()).map(({ name }) => name) }).toEqual({
      isWhole: true,
      asked: ['window.show-diagnostics', 'window.save-diagnostics'],
    });
  });

  it('that could not be put together, or not be saved, say so', async ({ openWindow }) => {
    const failing = { ok: false, failure: { code: 'internal', sentence: 'It was not done.', retry: true } } as const;
    const none = await shown(openWindow, { 'window.show-diagnostics': failing });
    await none.page.getByText('It was not done.').waitFor();
    const unsaved = await shown(openWindow, { ...diagnosticsAnswers, 'window.save-diagnostics': failing });
    await unsaved.page.getByRole('button', { name: 'Save…' }).press('Enter');
    await unsaved.page.getByText('It was not done.').waitFor();
    expect([await none.page.getByRole('textbox').count(), await alerts(unsaved)]).toEqual([0, ['It was not done.']]);
  });
});

describe('newer versions', () => {
  const updates = (more: Partial<Updates>): Pick<SnapshotInput, 'updates'> => ({ updates: { ...noUpdates, ...more } });
  const checkedAt = instant(Date.UTC(2026, 10, 20, 9, 0));

  it.for([
    [{ state: 'unasked' }, 'Nobody has looked for a newer version yet.', 'Look now', 'updates.check'],
    [{ state: 'newest', checkedAt }, /^This is the newest version\. Looked .+\.$/u, 'Look now', 'updates.check'],
    [{ state: 'found', version: '0.2.0' }, 'Version 0.2.0 is there.', 'Download', 'updates.download'],
    [{ state: 'ready', version: '0.2.0' }, /^Version 0\.2\.0 is downloaded/u, 'Restart and install', 'updates.install'],
    [{ state: 'failed', problem: 'It was offline.' }, 'It was offline.', 'Try again', 'updates.check'],
    [
      { state: 'failed', version: '0.2.0', problem: 'It was not genuine.' },
      'It was not genuine.',
      'Try again',
      'updates.download',
    ],
  ] as const)('are told and decided: %o', async ([more, said, button, command], { openWindow }) => {
    const window = await opened(openWindow, 'about', updates(more));
    await window.page.getByText(said).waitFor();
    await window.page.getByRole('button', { name: button }).press('Enter');
    expect(await window.asked()).toEqual([{ name: command, input: {} }]);
  });

  it.for([
    [{ state: 'checking' }, 'Looking for a newer version…'],
    [{ state: 'downloading', version: '0.2.0', downloaded: 42 }, 'Downloading version 0.2.0: 42 %'],
  ] as const)('are waited for, with nothing to press: %o', async ([more, said], { openWindow }) => {
    const window = await opened(openWindow, 'about', updates(more));
    await window.page.getByText(said).waitFor();
    const own = window.page.getByRole('region', { name: 'Updates' });
    expect(await own.getByRole('button').count()).toBe(0);
  });

  it.for([
    ['development', /^This is a development build/u],
    ['no-address', /^This build looks for no updates/u],
    ['package-manager', /^This copy does not update itself/u],
  ] as const)('are not looked for, which is said, by a copy that is %s', async ([without, said], { openWindow }) => {
    const window = await opened(openWindow, 'about', updates({ without }));
    await window.page.getByText(said).waitFor();
    await window.picture(`settings-about-${without}`);
    expect(await window.page.getByRole('switch').count()).toBe(0);
  });

  it('are looked for, or not, as the person sets it', async ({ openWindow }) => {
    const window = await opened(openWindow, 'about', settingsWith({ checksForUpdates: false }));
    await window.page.getByText('Latchkey does not look by itself.').waitFor();
    await window.page.getByRole('switch', { name: 'Look for updates' }).press('Space');
    expect(await window.asked()).toEqual([{ name: 'settings.change', input: { change: { checksForUpdates: true } } }]);
  });
});
