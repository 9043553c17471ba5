import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startLogind, type Logind } from './desktop/logind.ts';
import { startOtherProgram, type OtherProgram } from './desktop/other-program.ts';
import { processesOf } from './support/processes.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';
import { watchWindow } from './support/window-changes.ts';

const settingsTitle = 'Latchkey settings';

describe('the life of the window', () => {
  let scenario: Scenario;
  let app: RealApp;
  let logind: Logind;
  let other: OtherProgram;
  let tray: { readonly x: number; readonly y: number };
  beforeAll(async () => {
    scenario = await setScenario('window-life');
    logind = await startLogind(scenario.desktop);
    other = await startOtherProgram(scenario.desktop);
    app = scenario.startApp();
    await signIn(scenario, app);
    tray = await app.trayPosition();
  });
  beforeEach(async () => {
    // Not by a click on the icon, which does nothing just after the window went because it lost the keyboard.
    await app.tray.choose('Open Latchkey');
    await app.focused();
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** Clicks with the mouse on the icon in the panel. */
  async function clickTray(): Promise<void> {
    await app.tray.press(() => scenario.desktop.screen.click(tray.x, tray.y));
  }

  it('a click on the icon in the tray hides it and shows it', async () => {
    await app.focused();
    await clickTray();
    await app.hidden();
    await scenario.picture('hidden-by-the-tray');
    await clickTray();
    await app.focused();
    await scenario.picture('shown-by-the-tray');
  });

  it('a double click on the icon leaves it shown, from whichever state, and a later click hides it', async () => {
    const { desktop } = scenario;
    const changes = await watchWindow(desktop, (await app.window()).id);
    const doubleClick = (): Promise<void> =>
      app.tray.press(async () => {
        await desktop.screen.moveTo(tray.x, tray.y);
        await desktop.run('xdotool', ['click', '--repeat', '2', '--delay', '80', '1']);
      });
    await clickTray();
    await app.hidden();
    await doubleClick();
    await app.focused();
    await doubleClick();
    await app.focused();
    await clickTray();
    await app.hidden();
    expect(await changes.atLeast(5)).toEqual(['hidden', 'shown', 'hidden', 'shown', 'hidden']);
  });

  it("the panel's own call does the same", async () => {
    await app.tray.activate();
    await app.hidden();
    await app.tray.activate();
    await app.focused();
  });

  it('Escape hides it, and so does a click elsewhere', async () => {
    await scenario.desktop.screen.press('Escape');
    await app.hidden();
    await app.tray.activate();
    await app.focused();
    await other.click();
    await app.hidden();
    await scenario.picture('clicked-elsewhere');
  });

  it('a second start ends by itself and shows the window of the first', async () => {
    await other.click();
    await app.hidden();
    const second = scenario.startApp();
    const code = await second.program.exited;
    await app.focused();
    await scenario.picture('second-start');
    expect({ code, items: (await app.tray.items()).length }).toEqual({ code: 0, items: 1 });
  });

  it('closed by the window manager, the app lives on and the tray brings the window back', async () => {
    const { desktop } = scenario;
    await desktop.screen.press('alt+F4');
    await app.hidden();
    await clickTray();
    await app.focused();
    await desktop.run('wmctrl', ['-i', '-c', (await app.window()).id]);
    await app.hidden();
    await clickTray();
    await app.focused();
    expect(app.program.child.exitCode).toBeNull();
  });

  it('the settings have a window of their own, which closes alone', async () => {
    const { desktop } = scenario;
    await desktop.screen.press('ctrl+comma');
    await app.focused(settingsTitle);
    const page = await app.page('app://bundle/settings.html');
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    await scenario.picture('settings');
    await desktop.screen.press('alt+F4');
    await app.hidden(settingsTitle);

    await app.tray.choose('Settings');
    await app.focused(settingsTitle);
    await app.tray.activate();
    await app.focused();
    await desktop.run('wmctrl', ['-c', settingsTitle]);
    await app.hidden(settingsTitle);
    await app.focused();
    expect(app.program.child.exitCode).toBeNull();
  });

  it('each press of the global shortcut, however short, shows or hides it once', async () => {
    const { desktop } = scenario;
    const changes = await watchWindow(desktop, (await app.window()).id);
    const expected = Array.from({ length: 10 }, (_, press) => (press % 2 === 0 ? 'hidden' : 'shown'));
    for (const [index] of expected.entries()) {
      await desktop.screen.press('alt+shift+k');
      expect(await changes.atLeast(index + 1)).toEqual(expected.slice(0, index + 1));
    }
    await app.focused();
  });

  it('the global shortcut that is held shows or hides it once', async () => {
    const { desktop } = scenario;
    const changes = await watchWindow(desktop, (await app.window()).id);
    const keys = ['alt', 'shift', 'k'];
    const down = keys.flatMap((key) => ['keydown', key]);
    await desktop.run('xdotool', [...down, 'sleep', '2', ...keys.toReversed().flatMap((key) => ['keyup', key])]);
    await app.hidden();
    await app.tray.activate();
    expect(await changes.atLeast(2)).toEqual(['hidden', 'shown']);
    await app.focused();
  });

  it('reads on after sleep what sleep has interrupted, once for each sleep', async () => {
    const { control } = scenario.simulator;
    const path = '/assignment/accounts';
    control.addFault({ kind: 'slow', path, ms: 60_000, count: 1 });
    const isAsked = control.whenInjected(1);
    await scenario.desktop.screen.press('F5');
    await isAsked;
    // Asleep, a computer has no network.
    control.addFault({ kind: 'reset', path });
    await logind.sleep();
    await (await app.page()).getByText('AWS could not be reached: ').waitFor();
    await scenario.picture('list-interrupted-by-sleep');
    control.removeFaults();
    control.clearRequests();
    await logind.wake();
    await (await app.page()).getByText('AWS could not be reached: ').waitFor({ state: 'detached' });
    await scenario.picture('list-read-after-sleep');
    await control.whenAsked('ListAccountRoles', 5);
    expect(control.requests().filter(({ operation }) => operation === 'ListAccounts').length).toBe(1);
  });

  it('comes back with its list when its own process is killed', async () => {
    const before = await app.page();
    const names = await before.getByRole('option').allTextContents();
    const { id } = await app.window();
    const [renderer] = processesOf(app.pid).filter(({ type }) => type === 'renderer');
    process.kill(renderer?.pid ?? 0, 'SIGKILL');
    await until('another window', async () => (await app.window()).id !== id);
    await app.focused();
    const page = await until('another page', async () => {
      const now = await app.page();
      return now !== before && now;
    });
    await page.getByText('All accounts', { exact: true }).waitFor();
    await scenario.picture('after-its-process-was-killed');
    expect(await page.getByRole('option').allTextContents()).toEqual(names);
  });

  it('goes on drawing when the process that draws is killed', async () => {
    const gpu = (): number | undefined => processesOf(app.pid).find(({ type }) => type === 'gpu-process')?.pid;
    const before = await until('the process that draws', gpu);
    process.kill(before, 'SIGKILL');
    await until('another process that draws', () => {
      const now = gpu();
      return now !== undefined && now !== before;
    });
    const { x, y, width } = await app.window();
    const rows = { x, y: y + 300, width, height: 200 };
    const { screen } = scenario.desktop;
    const shown = await screen.pixels(rows);
    await screen.type('payments-staging');
    // A frame that was on its way while the process came back can be lost; the next key draws another.
    await until('other rows on the screen', async () => {
      await screen.press('Down');
      return !(await screen.pixels(rows)).bytes.equals(shown.bytes);
    });
    await scenario.picture('after-the-drawing-process-was-killed');
    expect(app.program.child.exitCode).toBeNull();
  });

  it('quits from the menu of the tray, whole', async () => {
    const before = processesOf(app.pid).map(({ pid }) => pid);
    await app.tray.choose('Quit');
    const code = await app.program.exited;
    await until('no item in the tray', async () => (await app.tray.items()).length === 0);
    await scenario.picture('quit');
    const left = before.filter((pid) => processesOf(pid).length > 0);
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });
});
