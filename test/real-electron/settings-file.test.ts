import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import { hasKeyboard, visibleWindows } from './desktop/x-windows.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { colourOfWindow, goTo, openSettingsPage, settingsAddress, settingsTitle } from './support/settings-steps.ts';
import { signIn } from './support/steps.ts';

describe('settings as a file, through the dialogs of GTK', () => {
  let scenario: Scenario;
  let app: RealApp;
  let exported: string;
  beforeAll(async () => {
    scenario = await setScenario('settings-file');
    exported = join(scenario.desktop.home, 'team.json');
    app = scenario.startApp();
    await signIn(scenario, app);
    await app.tray.choose('Settings');
    await openSettingsPage(scenario, app, 'General');
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('are exported to the place that is typed', async () => {
    await goTo(scenario, app, 'Export…');
    await answerDialog('Export settings', exported);
    await says('Saved.');
    await scenario.picture('exported');
    expect(JSON.parse(await readFile(exported, 'utf8'))).toMatchObject({
      format: 'latchkey-settings',
      organisations: [{ name: 'Northwind', startUrl: scenario.simulator.startUrl }],
    });
  });

  it('are not exported to a folder of somebody else’s, and it is said', async () => {
    await goTo(scenario, app, 'Export…');
    await answerDialog('Export settings', '/etc/latchkey-settings.json');
    await says('The file latchkey-settings.json could not be written: you may not write there. Choose another folder.');
    await scenario.picture('not-exported');
  });

  it('are imported from a file that was changed, as its preview says', async () => {
    const file = JSON.parse(await readFile(exported, 'utf8')) as Record<string, unknown>;
    const rule = { match: { kind: 'names', pattern: '*-live' }, environment: 'production', guard: 'digits' };
    const changed = join(scenario.desktop.home, 'changed.json');
    await writeFile(changed, JSON.stringify({ ...file, settings: { theme: 'dark' }, rules: [rule] }, null, 2));
    await goTo(scenario, app, 'Import…');
    await answerDialog('Choose a file of settings', changed);
    const page = await app.page(settingsAddress);
    await page.getByRole('dialog').getByText('From changed.json').waitFor();
    await goTo(scenario, app, 'Import');
    await scenario.picture('preview');
    await scenario.desktop.screen.press('Return');
    await says('2 changes were made.');
    // docs/design.md#colours
    await until(
      'the window is dark',
      async () => (await colourOfWindow(scenario, app, settingsTitle)) === '#17191e',
      10_000,
    );
    await scenario.picture('imported');
    const again = await reimported(changed);
    expect(again).toBe('Nothing in this file differs from what is here.');
  });

  it('are not imported from what is no plain file, and it is said', async () => {
    await goTo(scenario, app, 'Import…');
    await answerDialog('Choose a file of settings', '/dev/zero');
    await says('The file zero could not be read. Check that you may open it, and that it is a plain file.');
    await scenario.picture('not-imported');
  });

  it('and diagnostics are not saved in a folder of somebody else’s, and it is said', async () => {
    await openSettingsPage(scenario, app, 'About');
    await goTo(scenario, app, 'Show diagnostics…');
    await scenario.desktop.screen.press('Return');
    await (await app.page(settingsAddress)).getByRole('textbox').waitFor();
    await goTo(scenario, app, 'Save…');
    await answerDialog('Save diagnostics', '/etc/latchkey-diagnostics.json');
    await says(
      'The file latchkey-diagnostics.json could not be written: you may not write there. Choose another folder.',
    );
    await scenario.picture('diagnostics-not-saved');
  });

  it('and ask in one dialog at a time, whichever of them was opened', async () => {
    await openDialog('Save diagnostics');
    await scenario.desktop.run('xdotool', ['windowactivate', '--sync', (await app.window(settingsTitle)).id]);
    await goTo(scenario, app, 'Save…');
    await scenario.desktop.screen.press('Return');
    await says('A dialog that asks for a file is open already. Answer it or close it first.');
    await scenario.picture('second-dialog');
    expect(await dialogs()).toHaveLength(1);
  });

  it('and the window of the settings can be closed while a dialog is open, which still saves', async () => {
    const file = join(scenario.desktop.home, 'late.json');
    await app.focused(settingsTitle);
    await scenario.desktop.screen.press('ctrl+w');
    await app.hidden(settingsTitle);
    await answer((await dialogs())[0] ?? '', file);
    const text = await until('the file', () => readFile(file, 'utf8').catch(() => null));
    expect(JSON.parse(text)).toMatchObject({ packaged: false });
  });

  it('and Latchkey quits while a dialog is open, without an error and without a file', async () => {
    await app.tray.choose('Settings');
    await openSettingsPage(scenario, app, 'General');
    await goTo(scenario, app, 'Export…');
    await openDialog('Export settings');
    await scenario.picture('quits-with-dialog');
    expect([await app.quit(), await dialogs()]).toEqual([0, []]);
  });

  const dialogs = (): Promise<string[]> =>
    visibleWindows(scenario.desktop, '--name', '^(Export settings|Save diagnostics|Choose a file of settings)');

  /** Opens the dialog of what has the keyboard, types a path into it and takes it. */
  async function answerDialog(title: string, path: string): Promise<void> {
    await answer(await openDialog(title), path);
    await app.focused(settingsTitle);
  }

  /** Opens the dialog of what has the keyboard, and answers its id. */
  async function openDialog(title: string): Promise<string> {
    const { desktop } = scenario;
    await desktop.screen.press('Return');
    const id = await until('the dialog', async () => (await visibleWindows(desktop, '--name', `^${title}`))[0]);
    await hasKeyboard(desktop, id);
    return id;
  }

  async function answer(id: string, path: string): Promise<void> {
    const { desktop } = scenario;
    await desktop.run('xdotool', ['windowactivate', id]);
    await hasKeyboard(desktop, id);
    // GTK asks for a path where one is to be opened.
    await desktop.screen.press('ctrl+l');
    await desktop.screen.press('ctrl+a');
    await desktop.screen.type(path);
    await desktop.screen.press('Return');
  }

  async function says(sentence: string): Promise<void> {
    await (await app.page(settingsAddress)).getByText(sentence).waitFor();
  }

  /** What is said of a file that has been imported. */
  async function reimported(path: string): Promise<string> {
    await goTo(scenario, app, 'Import…');
    await answerDialog('Choose a file of settings', path);
    const dialog = (await app.page(settingsAddress)).getByRole('dialog');
    const said = (await dialog.getByText('differs from').textContent()) ?? '';
    await scenario.desktop.screen.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return said;
  }
});
