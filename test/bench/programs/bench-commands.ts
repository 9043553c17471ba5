import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { launcherPath, writeLauncher } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { commandDesk, ends } from '../../harness/program-desk.ts';
import { outputOf } from '../../harness/run-program.ts';
import { latencyOf } from '../latency.ts';
import { atMost, shown, type Figure } from '../table.ts';

const rounds = 40;

/** What the app would answer, by the first word: about as much text as of an organisation of that size. */
const answers: Readonly<Record<string, string>> = {
  status: lines(12),
  env: lines(4),
  __complete: lines(40),
  roles: lines(9000),
};

/** What a person waits for the `latchkey` command, beside a program that does nothing; the app costs next to nothing. */
export async function benchCommands(): Promise<Figure[]> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const desk = commandDesk(({ words }) => Promise.resolve(ends(answers[words[0] ?? ''] ?? '')));
  const folder = socketFolder(undefined, home);
  const socket = await openUnixSocket(folder, createSocketAnswers(desk));
  try {
    const script = launcherPath(home);
    await writeLauncher(script, { socket: socketPath(folder), executable: null });
    return figuresOf(await waitsFor(home, contenders(script)));
  } finally {
    await socket.close();
    await rm(home, { recursive: true });
  }
}

interface Contender {
  readonly name: string;
  readonly command: readonly [program: string, ...words: string[]];
}

function contenders(script: string): Contender[] {
  return [
    { name: 'latchkey status', command: [script, 'status'] },
    { name: 'latchkey env ROLE', command: [script, 'env', 'payments-prod/ReadOnlyAccess'] },
    { name: 'latchkey __complete, 40 candidates', command: [script, '__complete', 'env', ''] },
    { name: 'latchkey roles, 9,000 lines', command: [script, 'roles'] },
    { name: 'bare Node that does nothing', command: [process.execPath, '-e', '0'] },
  ];
}

/** One after the other in each round, so that all are measured in the same minutes of the machine. */
async function waitsFor(home: string, all: readonly Contender[]): Promise<Map<string, number[]>> {
  const env = { HOME: home, PATH: process.env['PATH'] ?? '' };
  const waits = new Map(all.map(({ name }) => [name, [] as number[]]));
  // The first time reads everything from the disk.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, command } of all) {
      const [program, ...words] = command;
      const startedAt = performance.now();
      await outputOf(program, words, { env });
      if (round > 0) waits.get(name)?.push(performance.now() - startedAt);
    }
  }
  return waits;
}

function figuresOf(waits: ReadonlyMap<string, readonly number[]>): Figure[] {
  const middle = (name: string): number => latencyOf(waits.get(name) ?? []).p50;
  const node = middle('bare Node that does nothing');
  return [
    ...[...waits].map(([name, all]) =>
      shown(`${name}, p50 and worst`, `${latencyOf(all).p50.toFixed(0)} and ${Math.max(...all).toFixed(0)} ms`),
    ),
    atMost('latchkey status in times of bare Node', middle('latchkey status') / node, 1, '', 2),
    atMost('latchkey __complete in times of bare Node', middle('latchkey __complete, 40 candidates') / node, 1, '', 2),
  ];
}

function lines(count: number): string {
  return Array.from(
    { length: count },
    (_, line) => `payments-${String(line).padStart(5, '0')}/ReadOnlyAccess${' '.repeat(60)}\n`,
  ).join('');
}
