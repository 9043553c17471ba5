/** A Linux desktop of its own under Wayland: sway without a screen, session bus, notifications, keyring, perhaps a tray. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import { Children } from './children.ts';
import { desktopOf, type Desktop } from './desktop.ts';
import { startKeyring } from './keyring.ts';
import { startNotificationDaemon } from './notification-daemon.ts';
import { prepareSession } from './session.ts';
import { startTrayHost } from './tray-host.ts';
import { WaylandScreen } from './wayland-screen.ts';

const size = [1280, 800] as const;

/** Every window has its own size, as on an ordinary desktop; sway tiles them otherwise. */
const configuration = `xwayland disable
output HEADLESS-1 resolution ${String(size[0])}x${String(size[1])}
for_window [app_id=".*"] floating enable
`;

/** @throws Error naming the part that did not start, with what it printed. */
export async function startWaylandDesktop(options: { readonly tray: boolean }): Promise<Desktop> {
  const children = new Children();
  const home = await mkdtemp(join(tmpdir(), 'latchkey-wayland-'));
  try {
    return await startIn(home, children, options.tray);
  } catch (error) {
    await children.endAll();
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(home: string, children: Children, tray: boolean): Promise<Desktop> {
  const session = await prepareSession(children, home, 'unlocked');
  const runtime = join(home, 'run');
  const environment = {
    ...session.environment,
    XDG_SESSION_TYPE: 'wayland',
    // The first that sway tries.
    WAYLAND_DISPLAY: 'wayland-1',
    SWAYSOCK: join(runtime, 'sway'),
    XDG_CURRENT_DESKTOP: 'sway',
  };
  await session.startBus(environment);
  const desktop = desktopOf(home, environment, children, new WaylandScreen(children, environment, size));
  await startCompositor(desktop);
  await Promise.all([
    startKeyring(desktop, 'unlocked'),
    startNotificationDaemon(desktop),
    tray ? startTrayHost(desktop) : undefined,
  ]);
  return desktop;
}

async function startCompositor(desktop: Desktop): Promise<void> {
  const file = join(desktop.home, 'sway.conf');
  await writeFile(file, configuration);
  const compositor = desktop.start('sway', ['--config', file], {
    WLR_BACKENDS: 'headless',
    WLR_LIBINPUT_NO_DEVICES: '1',
    WLR_RENDERER: 'pixman',
  });
  const socket = desktop.environment['SWAYSOCK'] ?? '';
  await until(
    () => `the compositor (${compositor.log()})`,
    () => existsSync(socket),
  );
  // The keyboard that lies on the table: without it each text typed would bring a keyboard and take it away again, and
  // with it the focus.
  desktop.start('wtype', ['-s', String(24 * 60 * 60 * 1000)]);
  await until('the keyboard', async () =>
    (await desktop.run('swaymsg', ['-t', 'get_inputs'])).includes('virtual_keyboard'),
  );
}
