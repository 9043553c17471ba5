import { mkdir } from 'node:fs/promises';
import { dirname, join, win32 } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Where a person puts `latchkey` into PATH from on Windows. */
export function windowsLauncherPath(home: string): string {
  return join(home, '.latchkey', 'bin', 'latchkey.cmd');
}

/** Of the launcher in `resources`, where electron-builder puts it. */
export const packagedExecutable = String.raw`..\Latchkey.exe`;

/**
 * The launcher for a program elsewhere. Batch files are read in the code page of the console, which has not every letter of a
 * person's name: so the path is told from the launcher's own folder, where both are on one drive.
 */
export async function writeWindowsLauncher(path: string, executable: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, windowsLauncher(win32.relative(win32.dirname(path), executable)));
}

/**
 * A batch file: it waits for a program with windows, which a prompt would not, and ends with its code (Microsoft, "start", remarks).
 * After two hyphens nothing is a switch of Chromium.
 *
 * @param executable relative to the folder of the batch file, or absolute.
 */
export function windowsLauncher(executable: string): string {
  const folder = win32.isAbsolute(executable) ? '' : '%~dp0';
  return [
    '@echo off',
    'rem The "latchkey" command. Where Latchkey writes this at each start, what is changed here is lost.',
    `"${folder}${executable.replaceAll('%', '%%')}" --cli -- latchkey %*`,
    'exit /b %ERRORLEVEL%',
    '',
  ].join('\r\n');
}
