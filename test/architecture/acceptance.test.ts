import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/acceptance.md'), 'utf8');

/** A file of tests and the titles after it, as the page writes them. */
const named = /`(test\/[\w/.-]+\.test\.ts)`((?: "[^"\n]+",?)*)/gu;

interface Proof {
  readonly file: string;
  readonly titles: readonly string[];
}

function proofsIn(markdown: string): Proof[] {
  return [...markdown.matchAll(named)].map(([, file = '', after = '']) => ({
    file,
    titles: [...after.matchAll(/"([^"]+)"/gu)].map(([, title = '']) => title),
  }));
}

/** What a proof names and is not there. */
function missingOf({ file, titles }: Proof): string[] {
  if (!existsSync(join(root, file))) return [file];
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\\(['"`])/gu, '$1');
  const isTitle = (title: string): boolean => ["'", '"', '`'].some((mark) => text.includes(mark + title + mark));
  return titles.filter((title) => !isTitle(title)).map((title) => `${file}: ${title}`);
}

describe('the tests that the acceptance page names', () => {
  const proofs = proofsIn(page);

  it('are found, each with a title', () => {
    const untitled = proofs.filter(({ file, titles }) => titles.length === 0 && !file.includes('architecture/'));
    expect([proofs.length > 40, untitled]).toEqual([true, []]);
  });

  it('are there, under their titles', () => {
    expect(proofs.flatMap(missingOf)).toEqual([]);
  });

  it('that are not there are found', () => {
    const wrong = '`test/window/nowhere.test.ts` "a title" `test/window/guard.test.ts` "no such title"';
    expect(proofsIn(wrong).flatMap(missingOf)).toEqual([
      'test/window/nowhere.test.ts',
      'test/window/guard.test.ts: no such title',
    ]);
  });

  it('are on every line, or it says what shows it', () => {
    const lines = page.split('\n').filter((line) => /^\| (?!What has to hold|-)/u.test(line));
    const bare = lines.filter((line) => !/`test\/|`npm run|By eye|Not tried/u.test(line));
    expect([lines.length > 30, bare]).toEqual([true, []]);
  });
});
