import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { sweepLeftovers } from '../../../electron/shell/desktop/files/sweep-leftovers.ts';
import { completeSettings } from '../../electron-stand-in/channel/settings.ts';
import { startProcess } from '../../electron-stand-in/host/app-process.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const organisation = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /vault|json/u.test(name))
    .toSorted();
}

describe('what unfinished writes leave', () => {
  it('is removed, and nothing else', () => {
    const folder = temporaryFolder();
    const ours = [
      'secrets.vault',
      'secrets.vault.damaged-2026-11-22T09-04-00.000Z',
      'secrets.vault.newer-2026-11-22T09-04-00.000Z',
      'secrets.vault.backup',
      'secrets.vault.20261122091500',
      'personal.json',
      'settings.json',
      'settings.json.1234',
      'other.json.1234',
      `catalogue/${organisation}.json`,
      `catalogue/${organisation}.json.damaged-2026-11-22T09-04-00.000Z`,
    ];
    const left = [
      'secrets.vault.0',
      'secrets.vault.4294967295',
      'personal.json.77',
      'settings.json.tmp-1234567890abcdef',
      `catalogue/${organisation}.json.12`,
    ];
    mkdirSync(join(folder, 'catalogue'));
    mkdirSync(join(folder, 'personal.json.9'));
    for (const name of [...ours, ...left]) writeFileSync(join(folder, name), name);
    sweepLeftovers(folder, new RecordingLog());
    expect(namesIn(folder)).toEqual([...ours, 'personal.json.9'].toSorted());
  });

  it('is not there at the first start, and a folder that cannot be read keeps nobody from starting', () => {
    const folder = temporaryFolder();
    const log = new RecordingLog();
    sweepLeftovers(join(folder, 'none'), log);
    const quiet = log.lines.length;
    writeFileSync(join(folder, 'file'), '');
    sweepLeftovers(join(folder, 'file'), log);
    expect({ quiet, anyLines: log.lines.some((line) => line.includes('ENOTDIR')) }).toEqual({
      quiet: 0,
      anyLines: true,
    });
  });

  it.each(['settings', 'personal.json', `catalogue/${organisation}.json`, 'secrets.vault'])(
    'of %s after a kill -9 in the write is removed, and the file is the old one',
    async (what) => {
      const folder = temporaryFolder();
      await createDataFolder(folder, new ManualClock()).write(
        what === 'settings' ? 'settings.json' : what,
        '{"version":1}',
      );
      const before = namesIn(folder);
      const writer = startProcess({
        main: 'test/unit/shell/doubles/killed-writer.ts',
        home: folder,
        settings: completeSettings({}, temporaryFolder()),
        args: [],
        env: { WRITES_FOLDER: folder, WRITES_WHAT: what },
      });
      await writer.exited;
      const cutOff = namesIn(folder).length - before.length;
      sweepLeftovers(folder, new RecordingLog());
      expect({ cutOff, namesIn: namesIn(folder) }).toEqual({ cutOff: 1, namesIn: before });
    },
  );
});
