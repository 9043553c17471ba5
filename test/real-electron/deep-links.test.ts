import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '../e2e/support/desk.ts';
import { until } from '../harness/until.ts';
import { giveTo } from './desktop/give-to.ts';
import { SessionTray } from './desktop/session-tray.ts';
import { visibleWindows, windowArea } from './desktop/x-windows.ts';
import { electronExecutable } from './support/electron-process.ts';
import type { RealApp } from './support/real-app.ts';
import { readableFolder } from './support/readable-copy.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';

const entry = 'dev.latchkey.Latchkey.desktop';

describe('a link that another program opens', () => {
  let scenario: Scenario;
  let app: RealApp;

  beforeAll(async () => {
    scenario = await setScenario('deep-links');
    await install(scenario);
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** By Debian's own `xdg-open`; the one of this desktop hands addresses to the person's browser. */
  const open = (link: string): Promise<string> =>
    // What it starts would else hold its output open.
    scenario.desktop.run('sh', ['-c', 'exec /usr/bin/xdg-open "$1" >/dev/null 2>&1', 'open', link]);

  async function hideWindow(): Promise<void> {
    // By the tray: what is pressed in the window right after a link came is not taken.
    if ((await app.windows()).some(({ title }) => title === 'Latchkey')) await app.tray.activate();
    await app.hidden();
  }

  it('to a console shows its sheet in the running app, and opens nothing', async () => {
    await hideWindow();
    const before = (await scenario.browser.opened()).length;
    await open('latchkey://console/111122223333/ReadOnlyAccess?service=s3&region=eu-west-1');
    await app.focused();
    const sheet = (await app.page()).getByRole('dialog');
    await sheet.getByText('payments-prod').first().waitFor();
    await scenario.picture('console');
    expect([(await scenario.browser.opened()).length - before, (await app.tray.items()).length]).toEqual([0, 1]);
  });

  it('to an account shows the window', async () => {
    await hideWindow();
    await open('latchkey://account/111122223333?organisation=Northwind');
    await app.focused();
    await scenario.picture('account');
    expect((await snapshotOf(await app.page())).notices).toEqual([]);
  });

  it('that is none of ours shows the window with a sentence, and reaches no command line', async () => {
    await hideWindow();
    await open('latchkey://--cli/credentials');
    await app.focused();
    await (await app.page()).getByText('a link that it does not understand').waitFor();
    await scenario.picture('not-understood');
  });

  it('starts the app where it is not running', async () => {
    expect(await app.quit()).toBe(0);
    await open('latchkey://account/111122223333');
    const { desktop } = scenario;
    const shown = await until('the window', async () => {
      const found = await visibleWindows(desktop, '--name', '^Latchkey$');
      return found.length > 0 && found;
    });
    const area = await windowArea(desktop, shown[0] ?? '');
    await until('something in it', async () => {
      const { bytes } = await desktop.screen.pixels(area);
      return bytes.some((byte, at) => byte !== bytes[at % 4]);
    });
    await scenario.picture('started');
    expect(shown.length).toBe(1);
    const tray = new SessionTray(desktop);
    await tray.choose('Quit');
    await until('the tray without its item', async () => (await tray.items()).length === 0);
  });
});

/** As a package does it, for this user alone. */
async function install({ desktop }: Scenario): Promise<void> {
  const file = join(desktop.home, '.local/share/applications', entry);
  await mkdir(dirname(file), { recursive: true });
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Latchkey',
    `Exec="${electronExecutable()}" "${readableFolder()}" %U`,
    'MimeType=x-scheme-handler/latchkey;',
  ];
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  await giveTo(desktop.children.user, join(desktop.home, '.local'));
  await desktop.run('update-desktop-database', [dirname(file)]);
  await desktop.run('xdg-mime', ['default', entry, 'x-scheme-handler/latchkey']);
}
