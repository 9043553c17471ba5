/**
 * The program as electron-builder packs it, with its fuses, as a person has it. Nothing can look into its window: what it
 * does is read off the screen, the panel and the disk.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { simulatorEnvironment } from '../demo/stage.ts';
import { until } from '../harness/until.ts';
import { readConfiguration } from '../packaging/support/configuration.ts';
import { menuShape } from './desktop/menu-shape.ts';
import { visibleWindows } from './desktop/x-windows.ts';
import { asUser } from './support/latchkey-command.ts';
import { packProgram, type PackedProgram } from './support/packed-program.ts';
import { processesOf } from './support/processes.ts';
import { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';

/** The character `1` (electron/fuses, constants.ts, FuseState.ENABLE). */
const fuseIsOn = 0x31;

describe('the packaged program', () => {
  let packed: PackedProgram;
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    packed = await packProgram();
    scenario = await setScenario('packaged-program');
    // Whoever made it, or means ill, has all of this set.
    app = start(['--inspect=0'], {
      ...simulatorEnvironment(scenario.simulator),
      LATCHKEY_USER_DATA: join(scenario.desktop.home, 'elsewhere'),
      NODE_OPTIONS: '--inspect=127.0.0.1:0',
      ELECTRON_RUN_AS_NODE: '1',
    });
  });
  afterAll(async () => {
    await scenario.close();
    await packed.remove();
  });

  function start(words: readonly string[] = [], more: Readonly<Record<string, string>> = {}): RealApp {
    return new RealApp(scenario.desktop, scenario.desktop.start(packed.executable, words, more));
  }

  it('has the fuses of electron-builder.yml in the real Electron', async () => {
    const wire = await getCurrentFuseWire(packed.executable);
    const states = Object.entries(wire).flatMap(([index, state]) => {
      const name = FuseV1Options[Number(index)];
      return name === undefined ? [] : [[name.charAt(0).toLowerCase() + name.slice(1), Number(state) === fuseIsOn]];
    });
    expect(Object.fromEntries(states)).toEqual(readConfiguration().electronFuses);
  });

  it('starts for the first time with its window and a whole menu in the tray', async () => {
    const { width, height } = await app.window();
    await app.focused();
    await scenario.picture('first-start');
    const { entries } = await app.tray.menu();
    expect({ size: [width, height], tooltip: await app.tray.tooltip(), menu: menuShape(entries) }).toEqual({
      size: [420, 620],
      tooltip: 'Latchkey: signed out',
      menu: ['(No organisation yet)', '---', 'Open Latchkey', '---', 'Settings', 'Quit'],
    });
  });

  it('has no door for a debugger, by its words or by variables', () => {
    expect({
      ports: listening(app.pid),
      said: /Debugger listening|DevTools listening/u.test(app.program.log()),
    }).toEqual({ ports: [], said: false });
  });

  it('keeps its files at their own place, and asks nobody that a variable names', async () => {
    const { desktop, simulator } = scenario;
    simulator.control.clearRequests();
    await desktop.screen.type(simulator.startUrl);
    await desktop.screen.press('Tab');
    await desktop.screen.type(simulator.region);
    await desktop.screen.press('Tab');
    await desktop.screen.type('Northwind');
    await desktop.screen.press('Return');
    // It has asked AWS, whom nobody reaches here, by the time the tray says so.
    const first = await until('the organisation in the menu', async () => {
      const [line = ''] = menuShape((await app.tray.menu()).entries);
      return String(line).startsWith('(Northwind') && line;
    });
    await scenario.picture('asked-aws');
    expect({
      first,
      asked: simulator.control.requests().length,
      elsewhere: existsSync(join(desktop.home, 'elsewhere')),
      own: readdirSync(app.profile).includes('settings.json'),
    }).toEqual({ first: expect.stringMatching(/^\(Northwind: /u) as string, asked: 0, elsewhere: false, own: true });
  });

  it('is no Node, whatever ELECTRON_RUN_AS_NODE says', async () => {
    const { desktop } = scenario;
    const script = join(desktop.home, 'script.cjs');
    await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(join(desktop.home, 'ran'))}, '')`);
    const { status } = await asUser(desktop, packed.executable, [script], { ELECTRON_RUN_AS_NODE: '1' });
    expect({ status, ran: existsSync(join(desktop.home, 'ran')) }).toEqual({ status: 0, ran: false });
  });

  it('opens its settings from the tray', async () => {
    await app.tray.choose('Settings');
    const { title } = await app.window(text('settings.window-title'));
    await scenario.picture('settings');
    expect(title).toBe(text('settings.window-title'));
  });

  it('comes to the front when it is started again, and stays one', async () => {
    const again = start();
    const code = await again.program.exited;
    await app.focused();
    expect({ code, items: (await app.tray.items()).length }).toEqual({ code: 0, items: 1 });
  });

  it('quits from the tray, and starts again with what it was told', async () => {
    const code = await app.quit();
    app = start();
    const menu = await until('the menu', async () => menuShape((await app.tray.menu()).entries));
    expect({ code, first: menu[0] }).toEqual({ code: 0, first: expect.stringMatching(/^\(Northwind: /u) as string });
  });

  // Node would open its debugger (Node, process.md, "Signal events"); with the fuse the signal does what the kernel makes of it.
  it('opens no debugger at a signal, but ends by it', async () => {
    process.kill(app.pid, 'SIGUSR1');
    const code = await app.program.exited;
    expect({ code, said: /Debugger listening/u.test(app.program.log()) }).toEqual({
      code: 128 + constants.signals.SIGUSR1,
      said: false,
    });
  });

  it('becomes the newer version that its address has, once the person says so and says so again', async () => {
    const { desktop } = scenario;
    const server = await serveRelease();
    const resources = join(dirname(packed.executable), 'resources');
    await writeFile(
      join(resources, 'app-update.yml'),
      `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: latchkey-updater\n`,
    );
    const file = join(desktop.home, 'Latchkey.AppImage');
    await desktop.run('sh', ['-c', 'printf "the old program" >"$0"', file]);
    app = start([], { APPIMAGE: file });
    await app.tray.choose('Settings');
    const { x, y: below } = await app.window(text('settings.window-title'));
    // Of a window with a title, xdotool counts its height twice.
    const y = below - titleHeight;
    // Nothing can look into the page: the entry About, whose ground changes, and the one button of its first card.
    const ground = async () =>
      (await desktop.screen.pixels({ x: x + 180, y: y + 341, width: 1, height: 1 })).bytes.toString('hex');
    const button = () => desktop.screen.click(x + 684, y + 194);
    const empty = await until('the drawn page', async () => {
      const now = await ground();
      return now === '000000ff' ? null : now;
    });
    await until('the page About', async () => {
      await desktop.screen.click(x + 63, y + 341);
      // Off the entry, which is tinted under the pointer.
      await desktop.screen.moveTo(x + 600, y + 20);
      return (await ground()) !== empty;
    });
    await button();
    await scenario.picture('looked');
    await inMenu('Update to 0.2.0…');
    await scenario.picture('update-found');
    const before = [...server.asked];
    await button();
    await inMenu('Install 0.2.0…');
    await scenario.picture('update-ready');
    const kept = readFileSync(file, 'utf8');
    await button();
    const code = await app.program.exited;
    const started = await until('the new program', () => existsSync(join(desktop.home, 'started')));
    server.close();
    expect({ before, asked: server.asked.at(-1), kept, code, now: readFileSync(file, 'utf8'), started }).toEqual({
      before: ['/latest-linux.yml'],
      asked: '/Latchkey-0.2.0.AppImage',
      kept: 'the old program',
      code: 0,
      now: newProgram,
      started: true,
    });
  });

  async function inMenu(label: string): Promise<void> {
    await until(label, async () => menuShape((await app.tray.menu()).entries).includes(label));
  }

  it('says that it does not start with a port for debugging, and ends', async () => {
    const { desktop } = scenario;
    const refused = start(['--remote-debugging-port=0']);
    const [dialog] = await until('the dialog', async () => {
      const found = await visibleWindows(desktop, '--pid', String(refused.pid));
      return found.length > 0 && found;
    });
    const ports = listening(refused.pid);
    await desktop.run('xdotool', ['windowactivate', '--sync', String(dialog)]);
    await desktop.screen.press('Return');
    expect({ code: await refused.program.exited, ports }).toEqual({ code: 1, ports: [] });
  });
});

/** Of openbox's usual theme, in pixels. */
const titleHeight = 20;

/** Stands for an AppImage: one file that is a program. */
const newProgram = '#!/bin/sh\n: >"$HOME/started"\n';

/** The address at which a newer version lies, as `npm run release` makes it. */
async function serveRelease() {
  const sha512 = createHash('sha512').update(newProgram).digest('base64');
  const files: Readonly<Record<string, string>> = {
    '/latest-linux.yml': `version: 0.2.0\nfiles:\n  - url: Latchkey-0.2.0.AppImage\n    sha512: ${sha512}\n`,
    '/Latchkey-0.2.0.AppImage': newProgram,
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(pathname);
    response.writeHead(pathname in files ? 200 : 404).end(files[pathname]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { url, asked, close: () => server.close() };
}

/** The TCP ports that a process and those it started listen on (man 5 proc: state 0A). */
function listening(pid: number): number[] {
  const owned = new Set(processesOf(pid).flatMap(({ pid: one }) => socketsOf(one)));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/u))
      .filter((fields) => fields[3] === '0A' && owned.has(fields[9] ?? ''))
      .map((fields) => parseInt(fields[1]?.split(':')[1] ?? '', 16)),
  );
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    return readdirSync(folder).flatMap(
      (name) => /^socket:\[(\d+)\]$/u.exec(readlinkSync(join(folder, name)))?.[1] ?? [],
    );
  } catch {
    // It ended meanwhile.
    return [];
  }
}
