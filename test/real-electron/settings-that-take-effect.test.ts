import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppearancePortal, type AppearancePortal } from './desktop/appearance-portal.ts';
import { startOtherProgram, type OtherProgram } from './desktop/other-program.ts';
import { hasKeyboard, visibleWindows } from './desktop/x-windows.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { colourOfWindow, goTo, openSettingsPage, settingsTitle } from './support/settings-steps.ts';
import { signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';
import { watchWindow } from './support/window-changes.ts';

/** docs/design.md#colours */
const windowColour = { light: '#ffffff', dark: '#17191e' } as const;

describe('settings that take effect on the real window', () => {
  let scenario: Scenario;
  let app: RealApp;
  let portal: AppearancePortal;
  let other: OtherProgram;
  beforeAll(async () => {
    scenario = await setScenario('settings-that-take-effect');
    portal = await startAppearancePortal(scenario.desktop, 'light');
    other = await startOtherProgram(scenario.desktop);
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('the colours of the desktop that change while the window is shown are its colours at once', async () => {
    await becomes('Latchkey', 'light');
    await portal.change('dark');
    await becomes('Latchkey', 'dark');
    await scenario.picture('desktop-became-dark');
    await portal.change('light');
    await becomes('Latchkey', 'light');
  });

  it('a theme that is chosen is that of both windows, whatever the desktop says', async () => {
    const { screen } = scenario.desktop;
    await screen.press('ctrl+comma');
    await openSettingsPage(scenario, app, 'General');
    await goTo(scenario, app, 'Theme');
    await screen.press('Down', 'Down');
    await becomes(settingsTitle, 'dark');
    await scenario.picture('dark-chosen');
    await app.tray.choose('Open Latchkey');
    await app.focused();
    await becomes('Latchkey', 'dark');
    await scenario.picture('dark-chosen-list');
  });

  it('kept open, the window stays when another has the keyboard', async () => {
    const { desktop } = scenario;
    await app.tray.choose('Settings');
    await app.focused(settingsTitle);
    await goTo(scenario, app, 'Keep the window open');
    await desktop.screen.press('space');
    await (
      await app.page('app://bundle/settings.html')
    )
      .getByRole('switch', { name: 'Keep the window open', checked: true })
      .waitFor();
    await app.tray.choose('Open Latchkey');
    await app.focused();
    const changes = await watchWindow(desktop, (await app.window()).id);
    await other.click();
    await app.tray.choose('Open Latchkey');
    await app.focused();
    await scenario.picture('kept-open');
    expect(changes.seen()).toEqual([]);
  });

  it('what was done is saved where the dialog of the system is told to', async () => {
    const { desktop } = scenario;
    await app.tray.choose('Settings');
    await openSettingsPage(scenario, app, 'Activity and privacy');
    await goTo(scenario, app, 'Save…');
    await desktop.screen.press('Return');
    const id = await until(
      'the dialog',
      async () => (await visibleWindows(desktop, '--name', 'Save what was done'))[0],
    );
    await hasKeyboard(desktop, id);
    await scenario.picture('save-dialog');
    const file = join(desktop.home, 'done.csv');
    await desktop.screen.press('ctrl+a');
    await desktop.screen.type(file);
    await desktop.screen.press('Return');
    const text = await until('the file', () => readFile(file, 'utf8').catch(() => null));
    await (await app.page('app://bundle/settings.html')).getByText('Saved.', { exact: true }).waitFor();
    await scenario.picture('saved');
    // The mark by which spreadsheets know UTF-8.
    expect(text.startsWith('\ufeff')).toBe(true);
    const [columns, ...rows] = text
      .slice(1)
      .split('\r\n')
      .map((line) => line.replaceAll('"', '').split(','));
    const kinds = rows.map(([, kind]) => kind);
    expect({ columns: columns?.slice(0, 3), kinds, names: rows.map(([, , name]) => name) }).toEqual({
      columns: ['time', 'kind', 'organisation'],
      kinds: ['organisation-added', 'signed-in', undefined],
      names: ['Northwind', 'Northwind', undefined],
    });
  });

  /** Waits until most of a window has that colour on the screen. */
  async function becomes(title: string, scheme: keyof typeof windowColour): Promise<void> {
    await until(
      `${title} is ${scheme}`,
      async () => {
        return (await colourOfWindow(scenario, app, title)) === windowColour[scheme];
      },
      10_000,
    );
  }
});
