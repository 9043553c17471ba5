/** electron-updater itself, of an AppImage, against a server of this computer. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Module, { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { UpdateFailure } from '../../../electron/core/ports/updates.ts';
import { createUpdater, type Updater } from '../../../electron/shell/updates/updater.ts';
import { outputOf } from '../../harness/run-program.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { nodeExecutor } from '../../harness/node-executor.ts';

const require = createRequire(import.meta.url);
/** It tells Electron's own updater of the quit that it makes, and asks Electron for nothing else here. */
require.cache[require.resolve('electron')] = Object.assign(new Module('electron'), {
  exports: { autoUpdater: { emit: () => true } },
});

/** A program that says that it was started, as an AppImage is one file. */
const newProgram = '#!/bin/sh\necho new >"$STARTED"\n';

interface Server {
  readonly url: string;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** By its path; a number is the status that is answered instead. */
  readonly files: Record<string, string | number>;
}

async function serve(): Promise<Server> {
  const asked: Server['asked'] = [];
  const files: Server['files'] = {};
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push({ path: pathname, headers: request.headers });
    const file = files[pathname] ?? 404;
    if (typeof file === 'number') response.writeHead(file).end();
    else response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, files };
}

/** What electron-builder writes beside a release. */
function release(version: string, file: string, sha512 = digestOf(file)): string {
  const entry = `  - url: Latchkey-${version}.AppImage\n    sha512: ${sha512}\n    size: ${Buffer.byteLength(file)}\n`;
  return `version: ${version}\nfiles:\n${entry}path: Latchkey-${version}.AppImage\nsha512: ${sha512}\n`;
}

function digestOf(file: string): string {
  return createHash('sha512').update(file).digest('base64');
}

interface Installed extends Updater {
  readonly server: Server;
  readonly folder: string;
  /** The AppImage that runs. */
  readonly file: string;
  /** What was done to the program, in this order. */
  readonly done: string[];
  readonly log: RecordingLog;
  /** Each electron-updater that was loaded. */
  readonly loaded: readonly AppUpdater[];
}

/** Version 0.1.0, started from an AppImage, told to look at the server. */
async function installed(url?: string): Promise<Installed> {
  const server = await serve();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-updater-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'Latchkey.AppImage');
  await writeFile(file, 'the old program', { mode: 0o755 });
  const configuration = join(folder, 'app-update.yml');
  await writeFile(
    configuration,
    `provider: generic\nurl: ${url ?? server.url}\nupdaterCacheDirName: latchkey-updater\n`,
  );
  vi.stubEnv('APPIMAGE', file);
  vi.stubEnv('STARTED', join(folder, 'started'));
  const done: string[] = [];
  const loaded: AppUpdater[] = [];
  const log = new RecordingLog();
  const program = {
    version: '0.1.0',
    name: 'Latchkey',
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    quit: () => void done.push('quit'),
    relaunch: () => void done.push('relaunch'),
    onQuit: () => void done.push('installs on quit'),
  };
  const updater = createUpdater({
    app: { quit: () => void done.push('quit'), releaseSingleInstanceLock: () => void done.push('lock released') },
    own: { platform: { system: 'linux', packaged: true }, resources: folder, environment: { APPIMAGE: file } },
    log,
    load: () => {
      const one = new AppImageUpdater(null, program);
      // Its own is Electron's network.
      Object.assign(one, { httpExecutor: nodeExecutor() });
      loaded.push(one);
      return Promise.resolve<AppUpdater>(one);
    },
  });
  return { ...updater, server, folder, file, done, log, loaded };
}

/** The trouble that it ends with. */
async function troubleOf(run: Promise<unknown>): Promise<unknown> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof UpdateFailure ? error.trouble : error;
}

afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  Reflect.deleteProperty(require.cache, require.resolve('electron'));
});

describe('electron-updater as it is used', () => {
  it('is not loaded before something is looked for', async () => {
    const { newVersions, loaded } = await installed();
    const without = await newVersions.without();
    expect([without, loaded]).toEqual([null, []]);
  });

  it('finds a newer version and downloads nothing of it', async () => {
    const { newVersions, server, done, loaded } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    server.files['/Latchkey-0.2.0.AppImage'] = newProgram;
    const found = await newVersions.find('stable');
    // A download would have begun, and be answered as under way.
    const check = await loaded[0]?.checkForUpdates();
    expect([found, check?.downloadPromise, done]).toEqual(['0.2.0', null, []]);
  });

  it('tells the server nothing that is this computer’s alone', async () => {
    const { newVersions, server } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    await newVersions.find('stable');
    expect(server.asked[0]?.headers).toMatchObject({ 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' });
  });

  it('asks for test versions where they are wanted, and for the finished ones again', async () => {
    const { newVersions, server } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    server.files['/beta-linux.yml'] = release('0.3.0-beta.1', newProgram);
    expect([await newVersions.find('beta'), await newVersions.find('stable')]).toEqual(['0.3.0-beta.1', '0.2.0']);
  });

  it.each([
    ['stable', '/latest-linux.yml'],
    ['beta', '/beta-linux.yml'],
  ] as const)('takes no older version, of the channel %s', async (channel, path) => {
    const { newVersions, server } = await installed();
    server.files[path] = release('0.0.9', newProgram);
    expect(await newVersions.find(channel)).toBeNull();
  });

  it('downloads what is genuine, installs nothing by itself, and nothing when the program ends', async () => {
    const { newVersions, server, file, done, end } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    server.files['/Latchkey-0.2.0.AppImage'] = newProgram;
    await newVersions.find('stable');
    await newVersions.download(() => undefined);
    end();
    expect([await readFile(file, 'utf8'), done]).toEqual(['the old program', ['quit']]);
  });

  it('puts the new program in the place of the old one once the person says so, and starts it', async () => {
    const { newVersions, server, folder, file, done, end } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    server.files['/Latchkey-0.2.0.AppImage'] = newProgram;
    await newVersions.find('stable');
    await newVersions.download(() => undefined);
    newVersions.install();
    end();
    // It writes that as its last.
    const started = await vi.waitUntil(() => readFile(join(folder, 'started'), 'utf8').catch(() => null), 20_000);
    expect([started, await readFile(file, 'utf8'), done.slice(0, 2)]).toEqual([
      'new\n',
      newProgram,
      ['quit', 'lock released'],
    ]);
  });

  it('throws away a file that is not the one that was announced', async () => {
    const { newVersions, server, folder, file } = await installed();
    server.files['/latest-linux.yml'] = release('0.2.0', newProgram);
    server.files['/Latchkey-0.2.0.AppImage'] = newProgram.replace('new', 'bad');
    await newVersions.find('stable');
    const trouble = await troubleOf(newVersions.download(() => undefined));
    const left = (await outputOf('grep', ['-rl', 'echo bad', folder]).catch(() => '')).trim();
    expect([trouble, left, await readFile(file, 'utf8')]).toEqual(['not-genuine', '', 'the old program']);
    expect(() => newVersions.install()).toThrow('Nothing was downloaded.');
  });

  it.each([
    ['no such file', 404, 'bad-answer'],
    ['an error of the server', 503, 'bad-answer'],
    ['a page of a proxy', '<html>Sign in to the network</html>', 'bad-answer'],
    ['no version', 'files: []', 'bad-answer'],
    ['no digest', 'version: 0.2.0\nfiles:\n  - url: Latchkey-0.2.0.AppImage\n', 'bad-answer'],
  ] as const)('says of %s that it was no usable answer', async (_what, answer, trouble) => {
    const { newVersions, server } = await installed();
    server.files['/latest-linux.yml'] = answer;
    const looking = newVersions.find('stable').then(() => newVersions.download(() => undefined));
    expect(await troubleOf(looking)).toBe(trouble);
  });

  it('says that the address is not reached', async () => {
    const { newVersions } = await installed('http://127.0.0.1:1');
    expect(await troubleOf(newVersions.find('stable'))).toBe('offline');
  });
});

describe('a copy', () => {
  const appImage = { APPIMAGE: '/home/robin/Latchkey.AppImage' };

  async function without(written: string | null, own: Partial<Parameters<typeof createUpdater>[0]['own']> = {}) {
    const resources = await mkdtemp(join(tmpdir(), 'latchkey-resources-'));
    onTestFinished(() => rm(resources, { recursive: true, force: true }));
    if (written !== null) await writeFile(join(resources, 'app-update.yml'), written);
    const updater = createUpdater({
      app: { quit: () => undefined, releaseSingleInstanceLock: () => undefined },
      own: { platform: { system: 'linux', packaged: true }, resources, environment: appImage, ...own },
      log: new RecordingLog(),
      load: () => Promise.reject(new Error('It was loaded.')),
    });
    const reason = await updater.newVersions.without();
    expect(await readdir(resources)).toEqual(written === null ? [] : ['app-update.yml']);
    return reason;
  }
  const good = 'provider: generic\nurl: https://updates.example.org/latchkey\n';

  it.each([
    ['that was made without an address', null, 'no-address'],
    ['whose address is none yet', 'provider: generic\nurl: https://latchkey.invalid/\n', 'no-address'],
    ['whose address is not encrypted', 'provider: generic\nurl: http://updates.example.org/\n', 'no-address'],
    ['whose address is no address', "provider: generic\nurl: 'nothing'\n", 'no-address'],
    ['with an address', good, null],
    ['with an address in quotes', "provider: generic\nurl: 'https://updates.example.org/'\n", null],
    ['with releases at GitHub', 'owner: latchkey\nrepo: latchkey\nprovider: github\n', null],
  ] as const)('%s: %o', async (_which, written, reason) => {
    expect(await without(written)).toBe(reason);
  });

  it('of deb, rpm or a folder does not update itself', async () => {
    expect(await without(good, { environment: {} })).toBe('package-manager');
  });

  it.each(['darwin', 'win32'] as const)('on %s needs no more than an address', async (system) => {
    expect(await without(good, { platform: { system, packaged: true }, environment: {} })).toBeNull();
  });

  it('in development looks for none', async () => {
    expect(await without(good, { platform: { system: 'linux', packaged: false } })).toBe('development');
  });
});
