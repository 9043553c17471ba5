/** Another X program that has a shortcut from anywhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

/**
 * It holds these keys until the desktop is closed.
 *
 * @param key a small letter or a digit.
 */
export async function grabKeys(
  desktop: Desktop,
  key: string,
  modifiers: readonly ('Shift' | 'Control' | 'Alt' | 'Super')[],
): Promise<void> {
  const script = await readFile(join(import.meta.dirname, 'key-grabber.py'), 'utf8');
  const program = desktop.start('python3', ['-c', script, key, ...modifiers]);
  await until(
    () => `the other program's keys (${program.log()})`,
    () => program.log().includes('held'),
  );
}
