import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { awsFilePath, type AwsFileEnvironment } from '../../../electron/shell/desktop/files/aws-file-paths.ts';
import { namesIn, put, stampOf, storeIn, textOfConfig, writeConfig } from './doubles/aws-store.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('Not root: that the owner of an AWS file stays is NOT tested.');

function mode(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

function backupsIn(home: string): string[] {
  const root = join(home, 'data/aws-files');
  return namesIn(root).flatMap((folder) =>
    folder === 'lock' ? [] : namesIn(join(root, folder)).map((name) => join(root, folder, name)),
  );
}

describe('where the files are', () => {
  const home = '/home/robin';
  it.each([
    [undefined, '/home/robin/.aws/config'],
    ['', '/home/robin/.aws/config'],
    ['/etc/aws/config', '/etc/aws/config'],
    ['~/work/config', '/home/robin/work/config'],
    ['~kim/config', null],
    ['config', null],
    ['$HOME/config', null],
    ['%USERPROFILE%/config', null],
  ])('with AWS_CONFIG_FILE=%s', (configFile, path) => {
    const found = awsFilePath('config', { home, configFile, credentialsFile: '/elsewhere' });
    expect([found.path, found.shown]).toEqual([path, path?.replace('/home/robin/', '~/') ?? configFile]);
  });

  it('is known once the variables are, for which every file waits', async () => {
    const folder = temporaryFolder();
    const configFile = join(folder, 'mine');
    writeFileSync(configFile, '[default]\n');
    const { promise, resolve } = Promise.withResolvers<AwsFileEnvironment>();
    const store = storeIn(folder, {}, 0, promise);
    const before = store.path('config');
    const read = store.read('config');
    resolve({ home: folder, configFile, credentialsFile: undefined });
    expect([before, await read, store.path('config')]).toEqual([
      '~/.aws/config',
      expect.objectContaining({ outcome: 'read', isThere: true }),
      '~/mine',
    ]);
  });

  it('reads nothing where tools would read different files', async () => {
    const store = storeIn(temporaryFolder(), { configFile: '~kim/config' });
    const failed = { outcome: 'failed', problem: { why: 'unclear-path', value: '~kim/config' } };
    expect([await store.read('config'), await put(store, 'x')]).toEqual([failed, failed]);
  });
});

describe('reading', () => {
  it('gives the text with its mark, as a secret, and an empty one where there is no file', async () => {
    const home = temporaryFolder();
    const store = storeIn(home);
    const none = await store.read('config');
    writeConfig(home, '\ufeff[a]\r\nb = ü\n');
    const some = await store.read('config');
    expect([none, some]).toMatchObject([
      { outcome: 'read', isThere: false, stamp: 'none' },
      { outcome: 'read', isThere: true },
    ]);
    expect(some.outcome === 'read' ? [some.text.reveal(), some.text.toString()] : []).toEqual([
      '\ufeff[a]\r\nb = ü\n',
      '[secret]',
    ]);
  });

  it('says from which line on it is no text', async () => {
    const home = temporaryFolder();
    const file = writeConfig(home, '');
    writeFileSync(file, Buffer.concat([Buffer.from('[a]\nü\n'), Buffer.from([0xff, 0x0a]), Buffer.from('x')]));
    expect(await storeIn(home).read('config')).toEqual({ outcome: 'not-text', line: 3 });
  });

  it('refuses what is no file', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, '.aws/config'), { recursive: true });
    expect(await storeIn(home).read('config')).toEqual({ outcome: 'failed', problem: { why: 'no-file' } });
  });

  it('is refused where a file stands in place of the folder, which is another thing to move away', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, '.aws'), 'a file');
    expect(await storeIn(home).read('config')).toEqual({ outcome: 'failed', problem: { why: 'no-folder' } });
  });
});

describe('replacing', () => {
  it('makes folder and file for the owner only, with nothing beside it', async () => {
    const home = temporaryFolder();
    await put(storeIn(home), '[a]\n');
    expect([
      textOfConfig(home),
      mode(join(home, '.aws')),
      mode(join(home, '.aws/config')),
      namesIn(join(home, '.aws')),
    ]).toEqual(['[a]\n', '700', '600', ['config']]);
  });

  it('keeps mode and folder, and a copy of the old text for the owner only', async () => {
    const home = temporaryFolder();
    chmodSync(writeConfig(home, 'old'), 0o664);
    await put(storeIn(home), 'new');
    const [backup = ''] = backupsIn(home);
    expect([
      textOfConfig(home),
      mode(join(home, '.aws/config')),
      readFileSync(backup, 'utf8'),
      mode(backup),
      namesIn(join(home, '.aws')),
    ]).toEqual(['new', '664', 'old', '600', ['config']]);
  });

  it.skipIf(!isRoot)('keeps the owner', async () => {
    const home = temporaryFolder();
    chownSync(writeConfig(home, 'old'), 1234, 2345);
    await put(storeIn(home), 'new');
    const { uid, gid } = statSync(join(home, '.aws/config'));
    expect([uid, gid, textOfConfig(home)]).toEqual([1234, 2345, 'new']);
  });

  it.each([true, false])('follows a link to a file that is there (%s)', async (isThere) => {
    const home = temporaryFolder();
    const dotfiles = join(home, 'dotfiles');
    mkdirSync(join(home, '.aws'));
    mkdirSync(dotfiles);
    symlinkSync('../dotfiles/one', join(home, '.aws/config'));
    symlinkSync('aws-config', join(dotfiles, 'one'));
    if (isThere) writeFileSync(join(dotfiles, 'aws-config'), 'old');
    await put(storeIn(home), 'new');
    expect([
      lstatSync(join(home, '.aws/config')).isSymbolicLink(),
      readFileSync(join(dotfiles, 'aws-config'), 'utf8'),
      namesIn(dotfiles),
    ]).toEqual([true, 'new', ['aws-config', 'one']]);
  });

  it('refuses where somebody has written since, and where the file is new or gone since', async () => {
    const home = temporaryFolder();
    const store = storeIn(home);
    const none = await stampOf(store);
    writeConfig(home, 'theirs');
    const theirs = await stampOf(store);
    const first = await store.replace('config', none, new Secret('ours'), 'keep');
    rmSync(join(home, '.aws/config'));
    const second = await store.replace('config', theirs, new Secret('ours'), 'keep');
    expect([
      first,
      second,
      existsSync(join(home, '.aws/config')),
      existsSync(join(home, 'data/aws-files/lock')),
    ]).toEqual([{ outcome: 'changed' }, { outcome: 'changed' }, false, false]);
  });

  it('refuses a file that its owner may not write, one with a second name, and a loop of links', async () => {
    const home = temporaryFolder();
    const file = writeConfig(home, 'old');
    chmodSync(file, 0o400);
    const readOnly = await put(storeIn(home), 'new');
    chmodSync(file, 0o600);
    linkSync(file, join(home, 'second'));
    const linked = await put(storeIn(home), 'new');
    rmSync(join(home, 'second'));
    symlinkSync('b', join(home, 'a'));
    symlinkSync('a', join(home, 'b'));
    const loop = await put(storeIn(home, { configFile: join(home, 'a') }), 'new');
    expect([readOnly, linked, loop, textOfConfig(home)]).toEqual([
      { outcome: 'failed', problem: { why: 'read-only' } },
      { outcome: 'failed', problem: { why: 'hard-link' } },
      { outcome: 'failed', problem: { why: 'dead-link' } },
      'old',
    ]);
  });

  it('tells of a folder that is a link to nowhere', async () => {
    const home = temporaryFolder();
    symlinkSync(join(home, 'gone/deep'), join(home, '.aws'));
    expect(await put(storeIn(home), 'new')).toEqual({ outcome: 'failed', problem: { why: 'dead-link' } });
  });

  it('leaves a file alone that somebody else has just written, since that may be half of it', async () => {
    const home = temporaryFolder();
    const file = writeConfig(home, 'half');
    const now = Date.now();
    const written = async (ago: number): Promise<unknown> => {
      utimesSync(file, (now - ago) / 1000, (now - ago) / 1000);
      return put(storeIn(home, {}, now), 'ours');
    };
    expect([await written(300), textOfConfig(home), await written(1500), textOfConfig(home)]).toMatchObject([
      { outcome: 'failed', problem: { why: 'busy' } },
      'half',
      { outcome: 'replaced' },
      'ours',
    ]);
  });

  it('does not wait after its own writing', async () => {
    const home = temporaryFolder();
    const now = Date.now() + 500;
    const store = storeIn(home, {}, now);
    expect([await put(store, 'one'), await put(store, 'two')]).toMatchObject([
      { outcome: 'replaced' },
      { outcome: 'replaced' },
    ]);
  });

  it('waits for no other copy of Latchkey, and takes the lock of one that is gone', async () => {
    const home = temporaryFolder();
    writeConfig(home, 'old');
    mkdirSync(join(home, 'data/aws-files'), { recursive: true });
    const lock = join(home, 'data/aws-files/lock');
    writeFileSync(lock, `${String(process.ppid)} other`);
    const held = await put(storeIn(home), 'new');
    writeFileSync(lock, '');
    const begun = await put(storeIn(home), 'new');
    writeFileSync(lock, '99999999 gone');
    const gone = await put(storeIn(home), 'new');
    writeFileSync(lock, `${String(process.pid)} stuck`);
    const own = await put(storeIn(home), 'newer');
    expect([held, begun, gone, own]).toMatchObject([
      { outcome: 'failed', problem: { why: 'busy' } },
      { outcome: 'failed', problem: { why: 'busy' } },
      { outcome: 'replaced' },
      { outcome: 'replaced' },
    ]);
    expect(namesIn(join(home, 'data/aws-files')).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('removes what a cut-off replacement left, and nothing else', async () => {
    const home = temporaryFolder();
    const file = writeConfig(home, 'old');
    const left = '.latchkey-0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
    writeFileSync(`${file}${left}.new`, 'half');
    linkSync(file, `${file}${left}.old`);
    writeFileSync(`${file}.old`, 'theirs');
    writeFileSync(join(home, '.aws', `credentials${left}.new`), 'of the other file');
    expect(await put(storeIn(home), 'new')).toMatchObject({ outcome: 'replaced' });
    expect(namesIn(join(home, '.aws'))).toEqual(['config', 'config.old', `credentials${left}.new`]);
  });
});

describe('backups', () => {
  it('are five at most, and are put back one after the other', async () => {
    const home = temporaryFolder();
    writeConfig(home, '0');
    const store = storeIn(home);
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) await put(store, text);
    const kept = backupsIn(home).length;
    const seen: unknown[] = [];
    for (let turn = 0; turn < 6; turn += 1) seen.push((await store.restore('config')).outcome, textOfConfig(home));
    expect([kept, seen]).toEqual([
      5,
      ['replaced', '6', 'replaced', '5', 'replaced', '4', 'replaced', '3', 'replaced', '2', 'none', '2'],
    ]);
  });

  it('are not put back over what somebody else has written', async () => {
    const home = temporaryFolder();
    writeConfig(home, 'old');
    const store = storeIn(home);
    await put(store, 'new');
    writeConfig(home, 'theirs');
    const changed = await store.restore('config');
    writeConfig(home, 'new');
    const restored = await store.restore('config');
    expect([changed, restored, textOfConfig(home)]).toMatchObject([
      { outcome: 'changed' },
      { outcome: 'replaced' },
      'old',
    ]);
  });

  it('know that there was no file', async () => {
    const home = temporaryFolder();
    const store = storeIn(home);
    await put(store, 'new');
    expect([(await store.restore('config')).outcome, existsSync(join(home, '.aws/config'))]).toEqual([
      'replaced',
      false,
    ]);
  });

  it('stay what was before, when keys of ours are only renewed', async () => {
    const home = temporaryFolder();
    writeConfig(home, 'old');
    const store = storeIn(home);
    await put(store, 'keys 1');
    for (const text of ['keys 2', 'keys 3'])
      await store.replace('config', await stampOf(store), new Secret(text), 'none');
    expect([backupsIn(home).length, (await store.restore('config')).outcome, textOfConfig(home)]).toEqual([
      1,
      'replaced',
      'old',
    ]);
  });
});
