import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { createFileDialogs } from '../../../electron/shell/desktop/file-dialogs.ts';
import { createSettingsFile } from '../../../electron/shell/desktop/settings-file.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { plainIdentifiers } from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

/** The person answers each dialog with this path; null: they think better of it. */
function setUp(path: string | null) {
  const opened: string[][] = [];
  const log = new RecordingLog();
  const file = createSettingsFile(
    createFileDialogs({
      dialog: {
        showSaveDialog: () => Promise.resolve({ canceled: path === null, filePath: path ?? '' }),
        showOpenDialog: () => Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] }),
      },
      folder: '/home/robin/Documents',
      clock: new ManualClock(),
      identifiers: plainIdentifiers,
      log,
    }),
    log,
    {
      settingsText: (names) => (names ? 'with names' : 'without'),
      openSettingsFile: (name, content) => {
        opened.push([name, content]);
        return { ok: false, failure: { code: 'invalid-input', sentence: 'It was read.', retry: false } };
      },
    },
  );
  const sentence = async (): Promise<string | null> => {
    const result = await file.open();
    return result.ok ? null : withoutIsolates(result.failure.sentence);
  };
  return { file, opened, sentence };
}

describe('a file of settings', () => {
  it('is saved where the person says, with names only where they want it', async () => {
    const path = join(temporaryFolder(), 'a.json');
    const { file } = setUp(path);
    const saved = [
      await file.save(true),
      readFileSync(path, 'utf8'),
      await file.save(false),
      readFileSync(path, 'utf8'),
    ];
    expect(saved).toEqual([
      { ok: true, value: { saved: true } },
      'with names',
      { ok: true, value: { saved: true } },
      'without',
    ]);
  });

  it('is read whole, by its name alone', async () => {
    const path = join(temporaryFolder(), 'team.json');
    writeFileSync(path, '{"a":"ü"}');
    const { opened, sentence } = setUp(path);
    expect([await sentence(), opened]).toEqual(['It was read.', [['team.json', '{"a":"ü"}']]]);
  });

  it.for([
    ['of Windows without a mark', Buffer.from('{"a":1}', 'utf16le')],
    ['with a NUL', Buffer.from('{"a":1}\0')],
    ['of Windows, as PowerShell writes it', Buffer.from('\uFEFF{"a":1}', 'utf16le')],
    ['in an encoding of Western Europe', Buffer.from('{"name":"Zürich"}', 'latin1')],
  ] as const)('%s is refused by its encoding, so that no name is read wrongly', async ([, bytes]) => {
    const path = join(temporaryFolder(), 'team.json');
    writeFileSync(path, bytes);
    const { opened, sentence } = setUp(path);
    expect([await sentence(), opened]).toEqual([
      'The file team.json is no text in UTF-8, so it was not read. Save it as UTF-8 in the editor that changed it.',
      [],
    ]);
  });

  it('that is not chosen is nothing', async () => {
    const { file, opened } = setUp(null);
    expect([await file.open(), await file.save(false), opened]).toEqual([
      { ok: true, value: null },
      { ok: true, value: { saved: false } },
      [],
    ]);
  });

  it('that is too large, no plain file, or not there is refused unread', async () => {
    const folder = temporaryFolder();
    const large = join(folder, 'large.json');
    writeFileSync(large, '');
    truncateSync(large, 4 * 1024 * 1024 + 1);
    mkdirSync(join(folder, 'folder.json'));
    const outcomes = ['large.json', 'folder.json', 'gone.json'].map((name) => setUp(join(folder, name)));
    expect(await Promise.all(outcomes.map(({ sentence }) => sentence()))).toEqual([
      'The file large.json is larger than 4 MB, so it was not read. Choose one that Latchkey exported.',
      'The file folder.json could not be read. Check that you may open it, and that it is a plain file.',
      'The file gone.json could not be read. Check that you may open it, and that it is a plain file.',
    ]);
    expect(outcomes.flatMap(({ opened }) => opened)).toEqual([]);
  });

  it('is read through a symbolic link, with a mark at its start and the line ends of Windows', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'there.json'), '\uFEFF{\r\n"a":1}');
    symlinkSync(join(folder, 'there.json'), join(folder, 'team.json'));
    const { opened, sentence } = setUp(join(folder, 'team.json'));
    expect([await sentence(), opened]).toEqual(['It was read.', [['team.json', '\uFEFF{\r\n"a":1}']]]);
  });
});

describe.skipIf(process.platform === 'win32')('a device without an end', () => {
  it('is refused at once', async () => {
    const { opened, sentence } = setUp('/dev/zero');
    expect([await sentence(), opened]).toEqual([
      'The file zero could not be read. Check that you may open it, and that it is a plain file.',
      [],
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('a pipe to which nobody writes', () => {
  it('is refused at once', async () => {
    const pipe = join(temporaryFolder(), 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    const { opened, sentence } = setUp(pipe);
    expect([await sentence(), opened]).toEqual([
      'The file pipe.json could not be read. Check that you may open it, and that it is a plain file.',
      [],
    ]);
  });
});

it('a copy of a file before an import stands beside it; of one that is not there is none', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), '{}');
  const files = createDataFolder(folder, new ManualClock());
  const copy = (await files.keepCopy('settings.json')) ?? '';
  expect([copy, readFileSync(join(folder, copy), 'utf8'), await files.keepCopy('personal.json')]).toEqual([
    expect.stringMatching(/^settings\.json\.before-import-\d{4}-\d\d-\d\dT/u),
    '{}',
    null,
  ]);
});
