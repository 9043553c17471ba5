import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const styles = globSync('renderer/**/*.{css,svelte}', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8').replaceAll(/\/\*.*?\*\//gsu, ''))
  .join('\n');

function named(pattern: RegExp): Set<string> {
  return new Set([...styles.matchAll(pattern)].map((match) => match[1] ?? ''));
}

describe('the custom properties of the styles', () => {
  const defined = named(/(?<![\w-])(--[\w-]+)\s*:/gu);
  const used = named(/var\(\s*(--[\w-]+)/gu);

  it('are found', () => {
    expect(defined.size).toBeGreaterThan(50);
  });

  it('are used where they are defined', () => {
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });

  it('are defined where they are used', () => {
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });
});
