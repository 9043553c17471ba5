/**
 * `npm run bench`: what a large organisation and many roles in use cost in time and memory. The wait is simulated
 * where it is long: AWS is 50 ms away on a clock that jumps; the work is real. Exits 1 when a target is missed. With `--electron` it measures the built app on real Electron instead.
 */
import { benchAsks } from './bench-asks.ts';
import { benchLiveRoles } from './bench-live-roles.ts';
import { benchReading } from './bench-reading.ts';
import { benchWork } from './bench-work.ts';
import { table, type Figure } from './table.ts';

const readings = [
  { accounts: 212, limit: 20, mostSeconds: 30 },
  { accounts: 212, limit: 8, mostSeconds: null },
  { accounts: 3000, limit: 20, mostSeconds: 190 },
  { accounts: 3000, limit: 8, mostSeconds: null },
];

const liveRoles = 10_000;

const all: Figure[] = [];
if (process.argv.includes('--electron')) {
  const { benchElectron } = await import('./electron/bench-electron.ts');
  all.push(...(await benchElectron((text) => process.stdout.write(text))));
} else {
  await benchProduct();
}
const missed = all.filter(({ met }) => !met).length;
process.stdout.write(missed === 0 ? 'Every target is met.\n' : `${String(missed)} of the targets are missed.\n`);
process.exitCode = missed === 0 ? 0 : 1;

async function benchProduct(): Promise<void> {
  for (const [place, reading] of readings.entries()) {
    const work: Figure[] = [];
    const isLast = place === readings.length - 1;
    const figures = await benchReading(reading, async (core, { accounts }) => {
      if (isLast) work.push(...(await benchWork(core, accounts)));
    });
    const title = `Reading ${String(reading.accounts)} accounts, ${String(reading.limit)} calls a second allowed`;
    process.stdout.write(`${table(title, figures)}\n`);
    if (isLast) process.stdout.write(`${table('Work on that list', work)}\n`);
    all.push(...figures, ...work);
  }

  const asks = await benchAsks();
  process.stdout.write(`${table('Programs that ask, on the real clock', asks)}\n`);
  const live = await benchLiveRoles(liveRoles);
  process.stdout.write(`${table(`${liveRoles.toLocaleString('en')} live roles, and an hour of their use`, live)}\n`);
  all.push(...asks, ...live);
}
