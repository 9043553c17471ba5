import { describe, expect } from 'vitest';
import type { ImportChoice } from '../../electron/contract/settings-import.ts';
import { importPreview } from './support/import-preview.ts';
import { aPerson } from './support/keys.ts';
import { snapshot } from './support/northwind.ts';
import { openSettings } from './support/settings.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const address = '/settings.html?page=general';
const nothing: ImportChoice = {
  organisations: 'skip',
  rules: 'skip',
  settings: 'skip',
  notifications: 'skip',
  shortcuts: 'skip',
  names: 'skip',
  hidden: 'skip',
  profiles: 'skip',
};
const answers: NonNullable<WindowOptions['answers']> = {
  'window.export-settings': { ok: true, value: { saved: true } },
  'window.open-settings-file': { ok: true, value: importPreview },
  'settings.import': {
    ok: true,
    value: { changed: 11, isWritten: true, backup: 'settings.json.before-import-2026-11-22', refusedKeys: null },
  },
};

async function opened(openWindow: OpenWindow, more: WindowOptions = {}): Promise<TestWindow> {
  const window = await openSettings(openWindow, {}, { address, answers, ...more });
  await window.page.getByRole('button', { name: 'Import…' }).click();
  return window;
}

const asked = async (window: TestWindow, name: string): Promise<unknown[]> =>
  (await window.asked()).filter((one) => one.name === name).map(({ input }) => input);

describe('an export', () => {
  it('holds names of the person’s own only where that was chosen', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, { address, answers });
    const save = window.page.getByRole('button', { name: 'Export…' });
    await save.click();
    await window.page.getByRole('switch', { name: 'With names and tags of my own' }).click();
    await save.click();
    await window.page.getByText('Saved.').waitFor();
    expect(await asked(window, 'window.export-settings')).toEqual([{ names: false }, { names: true }]);
  });
});

describe('an import', () => {
  it('takes what is new of what lowers nothing, until the person chooses', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.getByRole('button', { name: 'Import', exact: true }).click();
    await window.page.getByText('11 changes were made.').waitFor();
    expect(await asked(window, 'settings.import')).toEqual([
      { id: importPreview.id, choice: { ...nothing, organisations: 'add', rules: 'add', profiles: 'add' } },
    ]);
  });

  it('takes each part or not, and the file’s where both differ', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const { page } = window;
    await page.getByLabel('Organisations', { exact: true }).uncheck();
    const way = page.getByLabel('What is taken: Environments and rules');
    const quiet = await page.getByText('Less would stand before').count();
    await way.selectOption('replace');
    await page.getByText('Less would stand before the use of 12 accounts.').waitFor();
    await page.getByLabel('How Latchkey is set', { exact: true }).check();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('11 changes were made.').waitFor();
    expect([quiet, await asked(window, 'settings.import')]).toEqual([
      0,
      [{ id: importPreview.id, choice: { ...nothing, rules: 'replace', settings: 'replace', profiles: 'add' } }],
    ]);
  });

  it('that lowers what stands before use has to be chosen', async ({ openWindow }) => {
    const lowers = { add: { accounts: 3, items: 0 }, replace: { accounts: 3, items: 0 } };
    const parts = importPreview.parts.map((one) => ({ ...one, ...(one.part === 'rules' ? { lowers } : {}) }));
    const window = await opened(openWindow, {
      answers: { ...answers, 'window.open-settings-file': { ok: true, value: { ...importPreview, parts } } },
    });
    await window.page.getByText('Less would stand before the use of 3 accounts.').waitFor();
    expect(await window.page.getByLabel('Environments and rules', { exact: true }).isChecked()).toBe(false);
  });

  it('of nothing cannot be asked for, and a part without changes cannot be chosen', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const { page } = window;
    for (const name of ['Organisations', 'Environments and rules', 'Names of profiles']) {
      await page.getByLabel(name, { exact: true }).uncheck();
    }
    expect([
      await page.getByRole('button', { name: 'Import', exact: true }).isDisabled(),
      await page.getByLabel('Notifications', { exact: true }).isDisabled(),
    ]).toEqual([true, true]);
  });

  it('that is refused says why, and what is wrong with a file is said in its place', async ({ openWindow }) => {
    const refusing = (sentence: string) =>
      ({ ok: false, failure: { code: 'invalid-input', sentence, retry: false } }) as const;
    const window = await opened(openWindow, { answers: { ...answers, 'settings.import': refusing('Open it again.') } });
    await window.page.getByRole('button', { name: 'Import', exact: true }).click();
    await window.page.getByRole('alert').getByText('Open it again.').waitFor();
    const damaged = await opened(openWindow, {
      answers: { ...answers, 'window.open-settings-file': refusing('It is damaged at line 3.') },
    });
    await damaged.page.getByRole('alert').getByText('It is damaged at line 3.').waitFor();
    expect(await damaged.page.getByRole('dialog').count()).toBe(0);
  });

  it.for([
    ['what is wrong', 'alert', 'window.open-settings-file', 'Import…'],
    ['that nothing could be saved', 'alert', 'window.export-settings', 'Export…'],
    ['that it was saved', 'status', null, 'Export…'],
  ] as const)('at the edge of the window brings into view %s', async ([, role, refuses, name], { openWindow }) => {
    const sentence = 'It is damaged at line 3. '.repeat(8);
    const refusal = { ok: false, failure: { code: 'invalid-input', sentence, retry: false } } as const;
    const more = refuses === null ? answers : { ...answers, [refuses]: refusal };
    const context = { viewport: { width: 760, height: 420 } };
    const { page } = await openSettings(openWindow, {}, { address, answers: more, context });
    const button = page.getByRole('button', { name });
    await button.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await button.click();
    const told = page.getByRole(role).filter({ hasText: role === 'alert' ? 'It is damaged' : 'Saved.' });
    await told.waitFor();
    const edges = await told.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return [top >= 0, bottom <= window.innerHeight];
    });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect([edges, focused]).toEqual([[true, true], name]);
  });

  it('that the disk has not taken yet says so, and what becomes of it', async ({ openWindow }) => {
    const value = { changed: 2, isWritten: false, backup: 'settings.json.before-import-2026-11-22', refusedKeys: null };
    const window = await opened(openWindow, { answers: { ...answers, 'settings.import': { ok: true, value } } });
    await window.page.getByRole('button', { name: 'Import', exact: true }).click();
    await window.page
      .getByRole('alert')
      .getByText('2 changes were made, and the disk has not taken all of it. It counts until Latchkey quits')
      .waitFor();
    expect(await window.page.getByRole('dialog').count()).toBe(0);
  });

  it('whose keys the system refused says so beside what was done', async ({ openWindow }) => {
    const value = { changed: 2, isWritten: true, backup: null, refusedKeys: 'Alt+Shift+J' };
    const window = await opened(openWindow, { answers: { ...answers, 'settings.import': { ok: true, value } } });
    await window.page.getByRole('button', { name: 'Import', exact: true }).click();
    await window.page.getByText('2 changes were made.').waitFor();
    await window.page.getByRole('alert').getByText('Another program uses ⌥⇧J').waitFor();
  });

  it('is done and left with the keyboard alone', async ({ openWindow }) => {
    const person = await aPerson(
      openWindow,
      { platform: 'linux' },
      { address, answers, context: { viewport: { width: 760, height: 560 } } },
    );
    await person.press('@Import…', 'Enter');
    await person.window.page.getByRole('dialog').waitFor();
    const first = await person.focus();
    await person.press('Space', 'Escape');
    await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
    const back = await person.focus();
    await person.press('Enter');
    await person.window.page.getByRole('dialog').waitFor();
    await person.press('Space', '@Import', 'Enter');
    await person.sees('11 changes were made.');
    expect([first, back, await asked(person.window, 'settings.import')]).toEqual([
      'Organisations',
      'Import…',
      [{ id: importPreview.id, choice: { ...nothing, rules: 'add', profiles: 'add' } }],
    ]);
  });
});

describe('a preview', () => {
  it.for([
    ['settings-import-light', 'light', []],
    ['settings-import-dark', 'dark', []],
    ['settings-import-mirrored', 'dark', ['ar']],
  ] as const)('as in %s', async ([name, colorScheme, [language]], { openWindow }) => {
    const context = { colorScheme, viewport: { width: 760, height: 640 } } as const;
    const settings = { ...snapshot().settings, language: language ?? ('en' as const) };
    const window = await openWindow({ address, answers, context, snapshot: { ...snapshot(), settings } });
    await window.page.getByRole('button', { name: language === undefined ? 'Import…' : 'استيراد…' }).click();
    await window.page.getByRole('dialog').waitFor();
    await window.picture(name);
    expect(await window.complaints()).toEqual([]);
  });

  it('has the section it is opened from, in both looks', async ({ openWindow }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const window = await openSettings(openWindow, {}, { address, answers, context: { colorScheme } });
      await window.page.getByRole('button', { name: 'Import…' }).scrollIntoViewIfNeeded();
      await window.picture(`settings-share-${colorScheme}`);
      expect(await window.complaints()).toEqual([]);
    }
  });
});
