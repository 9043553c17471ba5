import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Platform } from '../../../electron/core/ports/platform.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { openProgramAccess, type ProgramAccess } from '../../../electron/shell/desktop/programs/program-access.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';
import { deskOf } from '../../harness/program-desk.ts';

async function opened(home: string, runtimeFolder?: string, system: Platform['system'] = 'linux') {
  const log = new RecordingLog();
  const access = await openProgramAccess({
    system,
    home,
    runtimeFolder,
    executable: '/opt/latchkey/latchkey',
    files: createDataFolder(join(home, 'data'), new ManualClock()),
    log,
    desk: deskOf(() => Promise.reject(new Error('Nobody asks.'))),
  });
  onTestFinished(() => access.close());
  return { access, log };
}

const outcome = ({ state, script }: ProgramAccess): readonly [string, string | null] => [state, script];

describe.skipIf(process.platform === 'win32')('access for programs', () => {
  it('is a socket, and a script that knows it and the app', async () => {
    const home = temporaryFolder();
    const runtimeFolder = temporaryFolder();
    const { access } = await opened(home, runtimeFolder);
    const script = join(home, '.latchkey', 'bin', 'latchkey-credentials');
    expect(outcome(access)).toEqual(['open', script]);
    expect(statSync(join(runtimeFolder, 'latchkey', 'programs.sock')).isSocket()).toBe(true);
    const text = readFileSync(script, 'utf8');
    expect([
      text.includes(`socket='${runtimeFolder}/latchkey/programs.sock'`),
      text.includes("app='/opt/latchkey/latchkey'"),
    ]).toEqual([true, true]);
  });

  it.each([
    ['too long for a socket', (home: string) => join(home, 'x'.repeat(100))],
    ['not there, and not to be made', () => join(process.execPath, 'run')],
  ])('is in the home where the folder of the sign-in is %s, and the script knows', async (_why, folderIn) => {
    const home = temporaryFolder();
    const { access, log } = await opened(home, folderIn(home));
    const script = readFileSync(access.script ?? '', 'utf8');
    expect([access.state, log.lines.length, script.includes(`socket='${home}/.latchkey/programs.sock'`)]).toEqual([
      'open',
      1,
      true,
    ]);
  });

  it("is another copy's while that runs, whose script stays", async () => {
    const home = temporaryFolder();
    const first = await opened(home);
    writeFileSync(first.access.script ?? '', 'as it was');
    const { access, log } = await opened(home);
    expect([outcome(access), readFileSync(first.access.script ?? '', 'utf8'), log.lines]).toEqual([
      ['other-copy', first.access.script],
      'as it was',
      [],
    ]);
  });

  it('that cannot be had is told, and logged', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, '.latchkey'), 'a file where the folder should be');
    const { access, log } = await opened(home);
    expect([access.state, log.lines.length]).toEqual(['failed', 1]);
  });

  it('leaves no socket where the script cannot be written', async () => {
    const home = temporaryFolder();
    const runtimeFolder = temporaryFolder();
    writeFileSync(join(home, '.latchkey'), 'a file where the folder should be');
    const { access } = await opened(home, runtimeFolder);
    expect(access.state).toBe('failed');
    expect(() => statSync(join(runtimeFolder, 'latchkey', 'programs.sock'))).toThrow('ENOENT');
  });
});
