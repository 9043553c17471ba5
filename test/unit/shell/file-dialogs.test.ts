import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileDialogs } from '../../../electron/shell/desktop/file-dialogs.ts';
import { whyUnwritten } from '../../../electron/shared/programs/unwritten-file.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { plainIdentifiers } from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const kind = { title: 'Save', name: 'settings', extension: 'json' } as const;
const me = process.getuid?.() ?? 0;

/** The person answers a dialog when the test says so; null: they think better of it. */
function setUp() {
  const shown: string[] = [];
  const answers: ((path: string | null) => void)[] = [];
  const ask = (title = ''): Promise<string | null> => {
    shown.push(title);
    const { promise, resolve } = Promise.withResolvers<string | null>();
    answers.push(resolve);
    return promise;
  };
  const dialogs = createFileDialogs({
    dialog: {
      showSaveDialog: async (options: object) => {
        const path = await ask((options as { title?: string }).title);
        return { canceled: path === null, filePath: path ?? '' };
      },
      showOpenDialog: async (options: object) => {
        const path = await ask((options as { title?: string }).title);
        return { canceled: path === null, filePaths: path === null ? [] : [path] };
      },
    },
    folder: '/home/robin/Documents',
    clock: new ManualClock(),
    identifiers: plainIdentifiers,
    log: new RecordingLog(),
  });
  return { dialogs, shown, answer: (path: string | null) => answers.shift()?.(path) };
}

async function said(path: string): Promise<string> {
  const { dialogs, answer } = setUp();
  const saving = dialogs.save(kind, () => 'text');
  answer(path);
  const result = await saving;
  return result.ok ? 'saved' : withoutIsolates(result.failure.sentence);
}

describe('dialogs for files', () => {
  it('are one at a time, whoever asks, and the next one comes when it is answered', async () => {
    const { dialogs, shown, answer } = setUp();
    const first = dialogs.save(kind, () => 'text');
    const others = [dialogs.save(kind, () => 'text'), dialogs.choose('Open')];
    for (let times = 0; times < 3; times += 1) answer(null);
    const firstResult = await first;
    const next = dialogs.choose('Open');
    answer('/a.json');
    const open = 'A dialog that asks for a file is open already. Answer it or close it first.';
    expect({
      others: (await Promise.all(others)).map((one) => (one.ok ? null : one.failure.sentence)),
      firstResult,
      next: await next,
      shown,
    }).toEqual({
      others: [open, open],
      firstResult: { ok: true, value: { saved: false } },
      next: { ok: true, value: '/a.json' },
      shown: ['Save', 'Open'],
    });
  });

  it('can be asked for again after one that failed', async () => {
    const failing = (): Promise<never> => Promise.reject(new Error('No dialog.'));
    const dialogs = createFileDialogs({
      dialog: { showSaveDialog: failing, showOpenDialog: failing },
      folder: '/',
      clock: new ManualClock(),
      identifiers: plainIdentifiers,
      log: new RecordingLog(),
    });
    await expect(dialogs.choose('Open')).rejects.toThrow('No dialog.');
    await expect(dialogs.choose('Open')).rejects.toThrow('No dialog.');
  });
});

describe.skipIf(process.platform === 'win32')('a file that cannot be saved', () => {
  it('is named, with why and what to do, and what is there stays as it is', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.json'));
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    writeFileSync(join(folder, 'plain'), 'kept');
    symlinkSync('circle.json', join(folder, 'circle.json'));
    const names = ['folder.json', 'pipe.json', 'gone/a.json', 'plain/a.json', 'circle.json', `${'n'.repeat(260)}.json`];
    const sentences: string[] = [];
    for (const name of names) sentences.push(await said(join(folder, name)));
    expect({ sentences, files: readdirSync(folder), plain: readFileSync(join(folder, 'plain'), 'utf8') }).toEqual({
      sentences: [
        'The file folder.json could not be written: a folder has this name. Choose another name.',
        'The file pipe.json could not be written: what has this name is no plain file. Choose another name.',
        'The file a.json could not be written: its folder is not there. Make it first, or choose another one.',
        'The file a.json could not be written: its folder is not there. Make it first, or choose another one.',
        'The file circle.json could not be written: the system does not take it. Choose another folder, or make room on the disk.',
        expect.stringMatching(/^The file n+… could not be written: the name is too long\. Choose a shorter one\.$/u),
      ],
      files: ['circle.json', 'folder.json', 'pipe.json', 'plain'],
      plain: 'kept',
    });
  });

  it.runIf(me === 0)('is not where a link of another user in a folder for everybody leads', async () => {
    const folder = join(temporaryFolder(), 'shared');
    const target = join(temporaryFolder(), 'mine.json');
    mkdirSync(folder);
    chmodSync(folder, 0o1777);
    symlinkSync(target, join(folder, 'a.json'));
    lchownSync(join(folder, 'a.json'), 65_534, 65_534);
    symlinkSync(target, join(folder, 'own.json'));
    expect([await said(join(folder, 'a.json')), existsSync(target), await said(join(folder, 'own.json'))]).toEqual([
      'The file a.json could not be written: a link of another user has this name, and may lead anywhere. Choose another name.',
      false,
      'saved',
    ]);
  });

  it.skipIf(me === 0)('is not replaced where it is read-only, which a renaming would not ask', async () => {
    const file = join(temporaryFolder(), 'a.json');
    writeFileSync(file, 'kept');
    chmodSync(file, 0o444);
    expect([await said(file), readFileSync(file, 'utf8')]).toEqual([
      'The file a.json could not be written: you may not write there. Choose another folder.',
      'kept',
    ]);
  });

  it.for([
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'readOnly'],
    ['EBUSY', 'busy'],
    ['EIO', 'other'],
    ['', 'other'],
  ])('is told by what the system says: %s', ([code = '', why]) => {
    expect(whyUnwritten(code)).toBe(why);
  });
});
