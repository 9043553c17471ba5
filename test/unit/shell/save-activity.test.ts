import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileDialogs } from '../../../electron/shell/desktop/file-dialogs.ts';
import { saveActivity } from '../../../electron/shell/desktop/save-activity.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { plainIdentifiers } from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

function setUp(answer: { canceled: boolean; filePath: string }) {
  const asked: (string | undefined)[] = [];
  const log = new RecordingLog();
  const save = (csv: () => Promise<string>): ReturnType<typeof saveActivity> =>
    saveActivity(
      createFileDialogs({
        dialog: {
          showSaveDialog: (options: object) => {
            asked.push((options as { defaultPath?: string }).defaultPath);
            return Promise.resolve(answer);
          },
          showOpenDialog: () => Promise.reject(new Error('Nothing is opened.')),
        },
        folder: '/home/robin/Documents',
        clock: new ManualClock(),
        identifiers: plainIdentifiers,
        log,
      }),
      csv,
    );
  return { save, asked, log };
}

describe('saving what was done', () => {
  it('writes the whole file where the person wants it, over one that is there', async () => {
    const folder = temporaryFolder();
    const filePath = join(folder, 'a.csv');
    writeFileSync(filePath, 'old');
    const { save, asked } = setUp({ canceled: false, filePath });
    const saved = await save(() => Promise.resolve('"time"\r\n'));
    expect({ saved, asked, text: readFileSync(filePath, 'utf8'), files: readdirSync(folder) }).toEqual({
      saved: { ok: true, value: { saved: true } },
      asked: ['/home/robin/Documents/latchkey-activity-2026-11-22.csv'],
      text: '"time"\r\n',
      files: ['a.csv'],
    });
  });

  it('writes where a link leads, which stays', async () => {
    const folder = temporaryFolder();
    const filePath = join(folder, 'link.csv');
    symlinkSync(join(folder, 'a.csv'), filePath);
    await setUp({ canceled: false, filePath }).save(() => Promise.resolve('x'));
    expect([readFileSync(join(folder, 'a.csv'), 'utf8'), lstatSync(filePath).isSymbolicLink()]).toEqual(['x', true]);
  });

  it('writes nothing where the person thought better of it', async () => {
    const { save } = setUp({ canceled: true, filePath: '' });
    expect(await save(() => Promise.reject(new Error('It was read.')))).toEqual({ ok: true, value: { saved: false } });
  });

  it('says where the disk does not take it', async () => {
    const filePath = join(temporaryFolder(), 'folder.csv');
    mkdirSync(filePath);
    const { save, log } = setUp({ canceled: false, filePath });
    const saved = await save(() => Promise.resolve('x'));
    expect([saved.ok ? null : withoutIsolates(saved.failure.sentence), log.lines.length]).toEqual([
      'The file folder.csv could not be written: a folder has this name. Choose another name.',
      0,
    ]);
  });
});
