import { existsSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { completionScripts } from '../../electron/shared/programs/completion/completion-scripts.ts';
import { text } from '../../electron/shared/text/text.ts';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { completeSettings } from '../electron-stand-in/channel/settings.ts';
import { startProcess } from '../electron-stand-in/host/app-process.ts';
import { runProgram } from '../harness/run-program.ts';
import { signIn, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

/** Starts the built app with `--cli -- latchkey …`; answers its code, and what it printed in all. */
async function command({ home, profile }: Desk, words: readonly string[], packaged = false) {
  const { log, exited } = startProcess({
    main: 'out/main/main.js',
    home,
    settings: completeSettings({ packaged }, home),
    env: { LATCHKEY_USER_DATA: profile },
    args: ['--cli', '--', 'latchkey', ...words],
  });
  return [await exited, log()] as const;
}

describe('--cli latchkey', () => {
  it('asks the running app as its script does, and shows nothing', async ({ desk, app }) => {
    await signIn(app, desk);
    const before = await app.windows();
    const words = ['no-such-command'];
    const byScript = await runProgram(launcherPath(desk.home), words, {
      env: { HOME: desk.home, PATH: process.env['PATH'] },
    });
    const [code, printed] = await command(desk, words);
    expect(byScript).toEqual({ status: 2, stdout: '', stderr: printed });
    expect([code, await app.windows()]).toEqual([2, before]);
  });

  it('says in one sentence that nothing is running, and makes no profile', async ({ desk }) => {
    expect(await command(desk, ['status'])).toEqual([3, `${text('program.not-running')}\n`]);
    expect(existsSync(desk.profile)).toBe(false);
  });

  it('prints a completion without the app', async ({ desk }) => {
    expect(await command(desk, ['completion', 'powershell'])).toEqual([0, completionScripts.get('powershell')]);
  });

  it('takes what is to be run for no switch of its own', async ({ desk }) => {
    const words = ['run', 'role', '--', 'x', '--no-sandbox', '--remote-debugging-port=9'];
    expect(await command(desk, words, true)).toEqual([3, `${text('program.not-running')}\n`]);
  });
});
