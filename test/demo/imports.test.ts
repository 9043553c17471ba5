import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What a file imports of this project, types included, and what that imports, and so on; paths from the root. */
function reachable(start: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...localImports(file));
  }
  return [...found].map((file) => relative(root, file)).toSorted();
}

function localImports(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(file), name));
}

describe('the tour', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(import.meta.dirname, name));

  it('knows nothing of the app but what is built', () => {
    expect(reachable(files).filter((path) => /^(electron|renderer)\//u.test(path))).toEqual([]);
  });

  it('would be seen to import the app, from afar too', () => {
    expect(reachable([join(root, 'test/harness/running-core.ts')])).toContain('electron/core/app/create-latchkey.ts');
  });
});
