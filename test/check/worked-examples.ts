/** `npm run check:examples`: applies each worked example to a copy of the repository and checks its types. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples, listedFor, patchOf, root, touchedBy, type Example } from './examples.ts';

const bin = join(root, 'node_modules/.bin');

function check(example: Example): void {
  const files = touchedBy(example);
  const listed = listedFor(example);
  if (files.length > example.most || files.toSorted().join() !== listed.toSorted().join()) {
    throw new Error(`It touches ${files.join(', ')}; listed are ${listed.join(', ')}, at most ${example.most}.`);
  }
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-example-'));
  try {
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
    for (const file of tracked) cpSync(join(root, file), join(copy, file));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: copy, stdio: 'inherit' });
    run('git', 'apply', patchOf(example));
    run(join(bin, 'tsc'), '-p', 'electron');
    const inWindow = files.some((file) => file.startsWith('renderer/') || file.startsWith('electron/shared/'));
    if (inWindow) run(join(bin, 'svelte-check'), '--tsconfig', 'renderer/tsconfig.json');
  } finally {
    rmSync(copy, { recursive: true });
  }
}

for (const example of examples) {
  try {
    check(example);
    console.log(`✓ ${example.name}: ${touchedBy(example).length} files, at most ${example.most}`);
  } catch (error) {
    console.log(`✗ ${example.name}:`, error);
    process.exitCode = 1;
  }
}
