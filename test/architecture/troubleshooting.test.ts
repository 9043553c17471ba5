import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '../../electron/shared/text/en.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/troubleshooting.md'), 'utf8');

/** What AWS and its tools say. */
const notOurs = [
  'You must first log out before logging into a different AWS account',
  'Could not load credentials from any providers',
];

/** What stands in quotes in the first cell of a row, cut where something was left out. */
function quoted(): readonly string[] {
  const cells = page.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split('|')[1] ?? ''] : []));
  return cells.flatMap((cell) => [...cell.matchAll(/"([^"]+)"/gu)].flatMap(([, text = '']) => text.split('…')));
}

/** Names and numbers stand where a text has placeholders. */
function isOurs(quote: string): boolean {
  const texts = Object.values(en).map((text) => text.replaceAll(/\{[^{}]*\}/gu, '{}'));
  const pattern = quote.replaceAll(/[a-z]{2}-[a-z]+-\d/gu, '{}').trim();
  return texts.some((text) => text.includes(pattern));
}

it('quotes sentences that Latchkey has, so that somebody who searches for one finds it', () => {
  const quotes = quoted();
  expect(quotes.length).toBeGreaterThan(10);
  expect(quotes.filter((quote) => !notOurs.includes(quote) && !isOurs(quote))).toEqual([]);
});
