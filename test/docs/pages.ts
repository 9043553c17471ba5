import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Every page that somebody from outside reads, from the root of the repository. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...globSync(['docs/*.md', 'test/*/*.md'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted(),
];

export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}
