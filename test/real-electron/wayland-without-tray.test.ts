import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receivedNotifications } from './desktop/notification-daemon.ts';
import { startWaylandDesktop } from './desktop/wayland-desktop.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { until } from '../harness/until.ts';
import { closeFocused, startWaylandApp, type WaylandApp } from './support/wayland-app.ts';

describe('under Wayland on a desktop without a tray', () => {
  let scenario: Scenario;
  let app: WaylandApp;
  beforeAll(async () => {
    scenario = await setScenario('wayland-without-tray', { startDesktop: () => startWaylandDesktop({ tray: false }) });
    app = startWaylandApp(scenario);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('is an ordinary window, and says so without naming keys that do nothing', async () => {
    // sway draws it a moment after the window is there.
    await until('a window with a title bar', async () => (await app.window()).titleBar);
    await (await app.page()).getByText('Welcome to Latchkey').waitFor();
    await scenario.picture('window');
    const said = await until('a notification', async () => (await receivedNotifications(scenario.desktop))[0]);
    expect(said.body).toBe(
      'This desktop shows no tray icons. Latchkey stays in the taskbar; starting it again shows it.',
    );
  });

  // sway has no taskbar and minimises nothing, so that closing, which minimises here, changes nothing.
  it('stays in view when it is closed where the desktop minimises nothing', async () => {
    const before = await app.windows();
    await closeFocused(scenario.desktop);
    const second = startWaylandApp(scenario);
    // A window that was hidden in between would be another one to the compositor.
    expect({ second: await second.program.exited, windows: await app.windows() }).toEqual({
      second: 0,
      windows: before,
    });
    await scenario.picture('closed');
  });
});
