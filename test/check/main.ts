/**
 * `npm run check`: format, lint, and the types of every room, two at a time. Prints what each one found that did not
 * hold; exits 1 if any did not.
 */
import { runProgram } from '../harness/run-program.ts';

const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  // Longest first, and in two parts: else one core waits for it at the end.
  ['lint of the product', 'eslint', '--config', 'test/eslint.config.js', 'electron', 'renderer'],
  ['lint of the tests', 'eslint', '--config', 'test/eslint.config.js', 'test'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['types of what both ends share', 'tsc', '-p', 'electron/shared'],
  ['types of the contract', 'tsc', '-p', 'electron/contract'],
  // With core and aws, whose own projects are for editors and have the same settings.
  ['types of main', 'tsc', '-p', 'electron'],
  ['types of the tests', 'tsc', '-p', 'test'],
  ['types of the window’s tests', 'tsc', '-p', 'test/window'],
  ['types of the window', 'svelte-check', '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
  ['main against the stand-in', 'node', 'test/electron-stand-in/compile-main.ts'],
];
const atOnce = 2;

/** Runs one step; answers whether it held. */
async function run([name, command, ...args]: (typeof steps)[number]): Promise<boolean> {
  // npm puts node_modules/.bin on the path; on Windows what stands there are command files, which need a shell.
  const { status, stdout, stderr } = await runProgram(command, args, { shell: process.platform === 'win32' });
  console.log(status === 0 ? `✓ ${name}` : `✗ ${name}\n${stdout}${stderr}`);
  return status === 0;
}

const waiting = [...steps];
const outcomes: boolean[] = [];
async function work(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    outcomes.push(await run(step));
  }
}
await Promise.all(Array.from({ length: atOnce }, work));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
