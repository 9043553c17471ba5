import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  packagedExecutable,
  windowsLauncher,
  windowsLauncherPath,
  writeWindowsLauncher,
} from '../../../electron/shell/desktop/programs/windows-launcher.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

/** The line that starts the program. */
function startOf(script: string): string | undefined {
  return script.split('\r\n').find((line) => line.includes('--cli'));
}

describe('latchkey.cmd', () => {
  it('starts the program in the folder above, waits for it, and ends with its code', () => {
    expect(windowsLauncher(packagedExecutable).split('\r\n')).toEqual([
      '@echo off',
      expect.stringMatching(/^rem /u),
      String.raw`"%~dp0..\Latchkey.exe" --cli -- latchkey %*`,
      'exit /b %ERRORLEVEL%',
      '',
    ]);
  });

  it('starts one elsewhere, whose path may have a percent sign', () => {
    expect(startOf(windowsLauncher(String.raw`D:\100%\Latchkey.exe`))).toBe(
      String.raw`"D:\100%%\Latchkey.exe" --cli -- latchkey %*`,
    );
  });

  it('is written into the home of a person', async () => {
    const path = windowsLauncherPath(temporaryFolder());
    await writeWindowsLauncher(path, String.raw`C:\Latchkey.exe`);
    expect(startOf(readFileSync(path, 'utf8'))).toContain('Latchkey.exe" --cli -- latchkey %*');
    expect(path.endsWith(join('.latchkey', 'bin', 'latchkey.cmd'))).toBe(true);
  });
});
