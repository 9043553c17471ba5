/** What the desktop's user must be able to read: the checkout may lie where only its owner can go. */
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontFolders, fontsConfiguration } from '../../browser/fonts.ts';

export const project = join(import.meta.dirname, '../../..');
const copied = ['package.json', 'out', 'build/tray', 'test/electron-stand-in-tests/fixture-app'];

/** Names the folder to the tests. */
export const readableVariable = 'LATCHKEY_TEST_READABLE';

/** Copies the built app, the fixture app and the fonts of test pictures into a folder that everybody can read. */
export async function makeReadableCopy(): Promise<{ folder: string; remove: () => Promise<void> }> {
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-readable-'));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  for (const path of [...copied, ...fontFolders]) {
    await cp(join(project, path), join(folder, path), { recursive: true });
  }
  // Whoever draws the first text fills it.
  await mkdir(join(folder, 'font-cache'));
  await chmod(join(folder, 'font-cache'), 0o777);
  await writeFile(join(folder, 'fonts.conf'), fontsConfiguration(folder, folder));
  const whole = made.move();
  return { folder, remove: () => whole.disposeAsync() };
}

/** @throws Error when the tests were not started by main.ts. */
export function readableFolder(): string {
  const folder = process.env[readableVariable];
  if (folder === undefined) throw new Error('Start these tests with `npm run test:electron`.');
  return folder;
}
