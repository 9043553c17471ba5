import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layDesk, openedLink, signIn, type Desk } from '../e2e/support/desk.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { outputOf } from '../harness/run-program.ts';
import { readConfiguration } from './support/configuration.ts';
import { appImageEntry, packForLinux, type Packed } from './support/pack.ts';
import { project, readManifest } from './support/project.ts';

/** A little more than it is, so that a dependency that slips in is noticed. A tenth of it is electron-updater. */
const largestBytes = 2_550_000;
/** The character `1` (electron/fuses, constants.ts, FuseState.ENABLE). */
const fuseIsOn = 0x31;

let folder: string;
let packed: Packed;
/** The files of the archive, as Electron would see them in it, with no `node_modules` on the way up. */
let extracted: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-packed-'));
  if (!existsSync(join(project, readManifest().main))) throw new Error('Nothing is built. Run `npm run build` first.');
  packed = await packForLinux(folder);
  extracted = join(folder, 'extracted');
  extractAll(packed.asar, extracted);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the desktop entry of an AppImage starts the program with its sandbox, and says that links come here', async () => {
  const entry = await appImageEntry(folder);
  const valueOf = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'mu').exec(entry)?.[1];
  expect([valueOf('Exec'), valueOf('MimeType')]).toEqual(['AppRun %U', 'x-scheme-handler/latchkey;']);
});

describe('what `electron-builder --linux dir` packs', () => {
  it('has the fuses of electron-builder.yml', async () => {
    const wire = await getCurrentFuseWire(packed.executable);
    const states = Object.entries(wire).flatMap(([index, state]) => {
      const name = FuseV1Options[Number(index)];
      return name === undefined ? [] : [[name.charAt(0).toLowerCase() + name.slice(1), Number(state) === fuseIsOn]];
    });
    expect(Object.fromEntries(states)).toEqual(readConfiguration().electronFuses);
  });

  it('has the built program without other systems’ pictures, its package.json, and nothing else', () => {
    const built = filesBelow(join(project, 'out'))
      .filter((path) => !/^(?:launchers|tray\/(?:mac|win))\//u.test(path))
      .map((path) => `out/${path}`);
    expect(filesOf(packed.asar)).toEqual([...built, 'package.json'].toSorted());
  });

  it('has the latchkey command beside the archive, which starts the program where there is no curl', async () => {
    const launcher = join(packed.resources, 'latchkey');
    expect([readdirSync(packed.resources), (statSync(launcher).mode & 0o777).toString(8)]).toEqual([
      ['app.asar', 'latchkey'],
      '755',
    ]);
    // As /usr/bin/latchkey leads to it; in the place of the program one that prints its words.
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(launcher, join(bin, 'latchkey'));
    symlinkSync('/usr/bin/readlink', join(bin, 'readlink'));
    await rename(packed.executable, `${packed.executable}.kept`);
    writeFileSync(packed.executable, '#!/bin/sh\nprintf "%s|" "$@"\n', { mode: 0o755 });
    const printed = await outputOf(join(bin, 'latchkey'), ['status', '--json'], { env: { PATH: bin, HOME: folder } });
    await rename(`${packed.executable}.kept`, packed.executable);
    expect(printed).toBe('--cli|--|latchkey|status|--json|');
  });

  it('has no source map, no test, no dependency, and the pictures of the tray', () => {
    const files = filesOf(packed.asar);
    const pictures = filesBelow(join(project, 'build/tray/linux')).map((path) => `out/tray/linux/${path}`);
    expect([
      files.filter((path) => /\.map$|node_modules|test|\.ts$/u.test(path)),
      files.filter((path) => path.startsWith('out/tray/')),
    ]).toEqual([[], pictures]);
  });

  it('is small', () => {
    const bytes = filesOf(packed.asar).reduce((sum, path) => sum + sizeOf(packed.asar, path), 0);
    expect(bytes).toBeLessThan(largestBytes);
  });

  it('starts what package.json names, without scripts', () => {
    const manifest: unknown = JSON.parse(extractFile(packed.asar, 'package.json').toString());
    expect(manifest).toEqual(expect.not.objectContaining({ scripts: expect.anything() as unknown }));
    expect(existsSync(join(extracted, readManifest(extracted).main))).toBe(true);
  });
});

describe('the packed program on the stand-in', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await layDesk();
  });
  afterAll(() => desk.clear());

  function start(packaged: boolean, options: Parameters<Desk['startApp']>[0] = {}): Promise<RunningApp> {
    return desk.startApp({ main: join(extracted, readManifest(extracted).main), packaged, ...options });
  }

  it('signs in, lists, and opens the console from the tray', async () => {
    const app = await start(false);
    const page = await signIn(app, desk);
    const accounts = desk.simulator.control.accounts();
    await page.keyboard.type('readonly');
    await page.getByText(`${accounts.length} roles`).waitFor();
    await page.keyboard.press('Control+d');
    await app.clock.settle();
    const pinned = (await app.tray.menu())?.find(({ submenu }) => submenu !== null)?.label ?? 'no role';
    const before = app.openedLinks().length;
    await app.tray.clickMenu([pinned, 'Open console']);
    const console = await desk.browse(await openedLink(app, before));
    const shown = (await console.locator('#account-id').innerText()).replaceAll(/\D/gu, '');
    const meant = accounts.find(({ name }) => pinned.startsWith(`${name ?? ''}, ReadOnlyAccess`));
    expect({ shown, quit: await app.quit() }).toEqual({ shown: meant?.id, quit: 0 });
  });

  it('takes the whole tour of the demo', async () => {
    const demo = join(project, 'test/demo/main.ts');
    const main = join(extracted, readManifest(extracted).main);
    const printed = await outputOf(process.execPath, [demo, '--main', main, '--pictures', join(folder, 'pictures')]);
    expect(printed).toMatch(/^All \d+ steps held/mu);
  });

  it.each([
    { packaged: true, host: 'oidc.us-east-1.amazonaws.com' },
    { packaged: false, host: 'the simulator' },
  ])('asks $host, and keeps its files at the place meant for them, when packaged is $packaged', async (expected) => {
    const home = await mkdtemp(join(folder, 'home-'));
    const elsewhere = join(home, 'elsewhere');
    const faults = { offline: true };
    const app = await start(expected.packaged, { home, faults, env: { LATCHKEY_USER_DATA: elsewhere } });
    await askToSignIn(app, desk);
    const hosts = new Set(app.fetches().map(({ url }) => new URL(url).host));
    const { host } = new URL(desk.simulator.url);
    await app.quit();
    expect([...hosts, existsSync(elsewhere)]).toEqual([expected.packaged ? expected.host : host, !expected.packaged]);
  });
});

/** Adds the organisation without a network: the app has asked the service by the time it says so. */
async function askToSignIn(app: RunningApp, desk: Desk): Promise<void> {
  const page = await app.window();
  await page.getByLabel('Portal address').fill(desk.simulator.startUrl);
  await page.getByLabel('Region').fill(desk.simulator.region);
  await page.keyboard.press('Enter');
  await page.getByText('No connection').first().waitFor();
}

/** Paths of all files, with slashes, in order. */
function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

function filesOf(asar: string): string[] {
  return listPackage(asar, { isPack: false })
    .map((path) => path.slice(1).replaceAll('\\', '/'))
    .filter((path) => !('files' in statFile(asar, path)))
    .toSorted();
}

function sizeOf(asar: string, path: string): number {
  const entry = statFile(asar, path);
  return 'size' in entry ? entry.size : 0;
}
