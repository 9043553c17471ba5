import { describe, expect } from 'vitest';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { askedOf, refused } from './support/links.ts';
import { snapshot } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

type Change = Partial<AppSnapshot['settings']>;

async function opened(
  openWindow: OpenWindow,
  settings: Change = {},
  platform: AppSnapshot['platform'] = 'darwin',
  answers: WindowOptions['answers'] = {},
): Promise<TestWindow> {
  const window = await openWindow({
    address: '/settings.html?page=programs',
    snapshot: snapshot({ platform, settings: { ...snapshot().settings, ...settings } }),
    answers,
    context: { viewport: { width: 760, height: 700 } },
  });
  await window.page.getByLabel('Terminal', { exact: true }).waitFor();
  return window;
}

const offered = (window: TestWindow): Promise<string[]> =>
  window.page.getByLabel('Terminal', { exact: true }).locator('option').allInnerTexts();

describe('terminals', () => {
  it.for([
    ['darwin', ['The first one found', 'Terminal', 'iTerm2', 'A command of my own']],
    ['win32', ['The first one found', 'Windows Terminal', 'Command Prompt', 'A command of my own']],
    [
      'linux',
      ['The first one found', "The system's own choice", 'GNOME Terminal', 'Konsole', 'xterm', 'A command of my own'],
    ],
  ] as const)('on %s are those of that system', async ([platform, expected], { openWindow }) => {
    expect(await offered(await opened(openWindow, {}, platform))).toEqual(expected);
  });

  it('that are set are shown, also where the system does not have them', async ({ openWindow }) => {
    const window = await opened(openWindow, { terminal: 'konsole' });
    expect([await window.page.getByLabel('Terminal', { exact: true }).inputValue(), await offered(window)]).toEqual([
      'konsole',
      ['The first one found', 'Terminal', 'iTerm2', 'Konsole', 'A command of my own'],
    ]);
  });

  it('have a command line only where it is a command of one’s own, and what is wrong with it is said', async ({
    openWindow,
  }) => {
    const sentence = '{script} is missing. Write it where the program takes what it has to run.';
    const answers = { 'settings.change': refused(sentence, 'invalid-input') };
    const window = await opened(
      openWindow,
      { terminal: 'own', terminalCommand: 'kitty -e {script}' },
      'linux',
      answers,
    );
    const field = window.page.getByLabel('Command of my own');
    await field.fill('kitty');
    await field.press('Enter');
    await window.page.getByText(sentence).waitFor();
    const without = await opened(openWindow);
    expect({
      asked: await askedOf(window, 'settings.change'),
      invalid: await field.getAttribute('aria-invalid'),
      without: await without.page.getByLabel('Command of my own').count(),
    }).toEqual({ asked: [{ change: { terminalCommand: 'kitty' } }], invalid: 'true', without: 0 });
  });
});

describe('the latchkey command', () => {
  it('is told with its folder and the lines of the shell that is chosen', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const lines = window.page.locator('pre');
    const first = await lines.innerText();
    await window.page.getByLabel('Shell').selectOption('fish');
    await window.picture('settings-command');
    expect([first, await lines.innerText(), await window.complaints()]).toEqual([
      'export PATH="$HOME/.latchkey/bin:$PATH"\neval "$(latchkey completion zsh)"',
      'fish_add_path ~/.latchkey/bin\nlatchkey completion fish | source',
      [],
    ]);
  });

  it('on Windows is told as Windows writes it', async ({ openWindow }) => {
    const window = await opened(openWindow, {}, 'win32');
    expect([
      await window.page.getByText(String.raw`It is in %USERPROFILE%\.latchkey\bin.`).count(),
      await window.page.getByLabel('Shell').count(),
      (await window.page.locator('pre').innerText()).includes('completion powershell'),
    ]).toEqual([1, 0, true]);
  });
});
