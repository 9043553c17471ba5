import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { logName, startMarksName } from '../../shared/programs/data-folder.ts';
import { text } from '../../shared/text/text.ts';
import { notRunning, type CliEnd } from '../cli-end.ts';

/** What `doctor` tells where the app does not run: where the log is, and whether starts have failed. Never rejects. */
export async function knownWithoutApp(dataFolder: string): Promise<CliEnd> {
  const file = join(dataFolder, logName);
  const isThere = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  const count = (await readFile(join(dataFolder, startMarksName), 'utf8').catch(() => '')).trim();
  const lines = [
    isThere ? text('command.log', { file }) : text('launcher.no-log', { file }),
    ...(/^\d{1,9}$/u.test(count) ? [text('launcher.failed-starts', { count })] : []),
  ];
  return { ...notRunning(), stdout: lines.map((line) => `${line}\n`).join('') };
}
