/**
 * The program as electron-builder packs it, with its fuses, as a person has it. Nothing can look into its window: what it
 * does is read off the screen, the panel and the disk.
 */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
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
