/**
 * `npm run bench`: what a large organisation and many roles in use cost in time and memory. The wait is simulated
 * where it is long: AWS is 50 ms away on a clock that jumps; the work is real. Exits 1 when a target is missed. With
 * `--electron` it measures the built app on real Electron instead; exits 3 where something is missing for that. With
 * `--programs` it measures only what whole programs wait for; with `--window`, only the built window in Chromium; with
 * `--start`, only the start of the built main process on the stand-in. The last two need `npm run build`.
 */
import { benchAsks } from './bench-asks.ts';
import { benchLiveRoles } from './bench-live-roles.ts';
import { benchReading } from './bench-reading.ts';
import { benchWork } from './bench-work.ts';
import { benchCommands } from './programs/bench-commands.ts';
import { benchPrograms } from './programs/bench-programs.ts';
import { benchStandInStart } from './start/bench-stand-in-start.ts';
import { table, type Figure } from './table.ts';
import { benchWindow } from './window/bench-window.ts';

const readings = [
  { accounts: 212, limit: 20, mostSeconds: 30 },
  { accounts: 212, limit: 8, mostSeconds: null },
  { accounts: 3000, limit: 20, mostSeconds: 190 },
  { accounts: 3000, limit: 8, mostSeconds: null },
];

const liveRoles = 10_000;

const notRun = 3;

const figures = await measured();
process.exitCode = figures === null ? notRun : judge(figures);

/** Null: something is missing for it. */
async function measured(): Promise<Figure[] | null> {
  if (process.argv.includes('--electron')) return benchOnElectron();
  if (process.argv.includes('--window')) return benchWindow(print);
  if (process.argv.includes('--start')) return benchStandInStart(print);
  if (process.argv.includes('--programs')) return benchRunPrograms();
  return [
    ...(await benchProduct()),
    ...(await benchRunPrograms()),
    ...(await benchWindow(print)),
    ...(await benchStandInStart(print)),
  ];
}

/** @returns the exit code. */
function judge(all: readonly Figure[]): number {
  const missed = all.filter(({ met }) => !met).length;
  process.stdout.write(missed === 0 ? 'Every target is met.\n' : `${String(missed)} of the targets are missed.\n`);
  return missed === 0 ? 0 : 1;
}

async function benchOnElectron(): Promise<Figure[] | null> {
  const { benchElectron } = await import('./electron/bench-electron.ts');
  return benchElectron(print);
}

function print(text: string): void {
  process.stdout.write(text);
}

async function benchProduct(): Promise<Figure[]> {
  const all: Figure[] = [];
  for (const [place, reading] of readings.entries()) {
    const work: Figure[] = [];
    const isLast = place === readings.length - 1;
    const read = await benchReading(reading, async (core, { accounts }) => {
      if (isLast) work.push(...(await benchWork(core, accounts)));
    });
    const title = `Reading ${String(reading.accounts)} accounts, ${String(reading.limit)} calls a second allowed`;
    process.stdout.write(`${table(title, read)}\n`);
    if (isLast) process.stdout.write(`${table('Work on that list', work)}\n`);
    all.push(...read, ...work);
  }

  const asks = await benchAsks();
  process.stdout.write(`${table('Programs that ask, on the real clock', asks)}\n`);
  const live = await benchLiveRoles(liveRoles);
  process.stdout.write(`${table(`${liveRoles.toLocaleString('en')} live roles, and an hour of their use`, live)}\n`);
  return [...all, ...asks, ...live];
}

async function benchRunPrograms(): Promise<Figure[]> {
  const { waits, endpoint } = await benchPrograms();
  process.stdout.write(`${table('Programs that get a role’s credentials, one after another', waits)}\n`);
  process.stdout.write(`${table('The endpoint', endpoint)}\n`);
  const commands = await benchCommands();
  process.stdout.write(`${table('The latchkey command', commands)}\n`);
  return [...waits, ...endpoint, ...commands];
}
