import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { englishOnly } from '../../electron/shared/text/english-only.ts';

const renderer = join(import.meta.dirname, '../../renderer');

test('the window says nothing that is English in every language', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:svelte|ts)$/u.test(name),
  );
  const said = files.flatMap((name) => {
    const source = readFileSync(join(renderer, name), 'utf8');
    return englishOnly.filter((area) => source.includes(`'${area}`)).map((area) => `${name}: ${area}`);
  });
  expect([files.length > 50, said]).toEqual([true, []]);
});
