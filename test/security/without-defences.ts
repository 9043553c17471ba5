import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited, type Defence } from './defence.ts';
import { attacks } from './defences.ts';
import { runAttacks, type Outcome } from './run-attacks.ts';
import { root } from './threat-model.ts';

/** A defence that was taken out, and what its test then said. */
export interface Removal {
  readonly attack: string;
  readonly defence: string;
  readonly seen: Outcome;
}

/** Takes each defence of these attacks out of a copy of the repository, one after the other, and runs its test there. */
export function tryWithoutDefences(names: readonly string[]): Removal[] {
  const copy = copyOfRepository();
  try {
    return names.flatMap((attack) =>
      (attacks[attack]?.defences ?? []).map((defence) => {
        const seen = without(copy, defence, attacks[attack]?.isOfBuild === true, () =>
          runAttacks(copy, [attack]).get(attack),
        );
        console.log(`${seen === 'open' ? '✓' : '✗'} ${attack} without: ${defence.name}`);
        return { attack, defence: defence.name, seen: seen ?? 'broken' };
      }),
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The files under version control and the build; packages and the Chromium of the tests are shared. */
function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-without-'));
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(join(root, file), join(copy, file));
  cpSync(join(root, 'out'), join(copy, 'out'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(root, '.cache/chromium'), { recursive: true });
  mkdirSync(join(copy, '.cache'));
  symlinkSync(join(root, '.cache/chromium'), join(copy, '.cache/chromium'));
  return copy;
}

function without<Seen>(copy: string, { without: edits }: Defence, isOfBuild: boolean, look: () => Seen): Seen {
  const files = new Map(edits.map(({ file }) => [join(copy, file), readFileSync(join(copy, file), 'utf8')]));
  try {
    for (const edit of edits) {
      const path = join(copy, edit.file);
      writeFileSync(path, edited(readFileSync(path, 'utf8'), edit));
    }
    if (isOfBuild) buildMain(copy);
    return look();
  } finally {
    for (const [path, text] of files) writeFileSync(path, text);
    if (isOfBuild) buildMain(copy);
  }
}

function buildMain(copy: string): void {
  const vite = join(copy, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--config', 'electron/main.vite.config.ts'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
