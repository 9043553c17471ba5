/**
 * `npm run test:security`: whether each attack of docs/threat-model.md is closed, as a table. With `--without-defences` each
 * defence is taken out of a copy of the repository, and its test has to notice. Names of attacks limit it to them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attacks } from './defences.ts';
import { runAttacks, type Outcome } from './run-attacks.ts';
import { listedAttacks, root } from './threat-model.ts';
import { tryWithoutDefences, type Removal } from './without-defences.ts';

/** What the last run without defences saw, for the table. */
const seenFile = join(root, '.cache/security/seen-without.json');

const words = process.argv.slice(2);
const chosen = words.filter((word) => !word.startsWith('--'));
const names = Object.keys(attacks).filter((name) => chosen.length === 0 || chosen.includes(name));

if (words.includes('--without-defences')) {
  const removals = tryWithoutDefences(names);
  keep(removals);
  print(
    ['attack', 'without', 'seen'],
    removals.map(({ attack, defence, seen }) => [attack, defence, seen]),
  );
  const missed = removals.filter(({ seen }) => seen !== 'open');
  console.log(
    `\n${String(removals.length)} defences of ${String(names.length)} attacks, ${String(missed.length)} not missed.`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
} else {
  const outcomes = runAttacks(root, names);
  const rows = listedAttacks().filter(({ test }) => names.includes(test));
  print(
    ['attack', 'defence', 'test', 'is', 'without its defence'],
    rows.map(({ attack, defence, test }) => [
      attack,
      defence,
      test,
      outcomes.get(test) ?? 'not run',
      seenWithout(test),
    ]),
  );
  const open = names.filter((name) => !['closed', 'not tried'].includes(outcomes.get(name) ?? 'broken'));
  console.log(
    `\n${String(names.length)} attacks, ${String(open.length)} not closed${open.length === 0 ? '.' : `: ${open.join(', ')}`}`,
  );
  process.exitCode = open.length === 0 ? 0 : 1;
}

function keep(removals: readonly Removal[]): void {
  mkdirSync(join(root, '.cache/security'), { recursive: true });
  const before = readSeen().filter(({ attack }) => !removals.some((removal) => removal.attack === attack));
  writeFileSync(seenFile, JSON.stringify([...before, ...removals], null, 2));
}

function readSeen(): readonly Removal[] {
  try {
    return JSON.parse(readFileSync(seenFile, 'utf8')) as readonly Removal[];
  } catch {
    return [];
  }
}

/** `open`, as it has to be; or that it was not tried here yet. */
function seenWithout(attack: string): Outcome {
  const seen = readSeen().filter((removal) => removal.attack === attack);
  if (seen.length === 0) return 'not tried';
  return seen.every((removal) => removal.seen === 'open') ? 'open' : 'closed';
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
