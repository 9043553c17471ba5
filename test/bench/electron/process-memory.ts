import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, shown, type Figure } from '../table.ts';

/** Memory of one process in MiB. */
export interface ProcessMemory {
  readonly kind: string;
  readonly resident: number;
  /** Pages that several processes share count in parts. */
  readonly proportional: number;
}

const idleMs = 10 * 60_000;
/** Above an empty Electron application with one empty window, all processes together. */
const mostAboveEmpty = 60;

/** Ten minutes later, the memory of each program and all its children. */
export async function waitIdle(pids: readonly number[]): Promise<ProcessMemory[][]> {
  await pause(idleMs);
  return Promise.all(pids.map(memoryOf));
}

async function memoryOf(main: number): Promise<ProcessMemory[]> {
  const children = await childrenOf(main);
  return Promise.all(children.map(memoryOfProcess));
}

/** The process itself and all below it. */
async function childrenOf(main: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isBelow = (pid: number): boolean => pid === main || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return pids.filter(isBelow);
}

async function memoryOfProcess(pid: number): Promise<ProcessMemory> {
  const [command, rollup] = await Promise.all([
    readFile(`/proc/${String(pid)}/cmdline`, 'utf8'),
    readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8'),
  ]);
  const mebibytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(rollup)?.[1]) / 1024;
  const type = /--type=([a-z-]+)/u.exec(command)?.[1] ?? 'main';
  return { kind: type === 'renderer' ? 'window' : type, resident: mebibytes('Rss'), proportional: mebibytes('Pss') };
}

/** The figures of the bench: each process that matters, and the whole against the empty application's. */
export function memoryFigures(
  empty: readonly ProcessMemory[],
  used: readonly { readonly accounts: number; readonly memory: readonly ProcessMemory[] }[],
): Figure[] {
  const whole = (memory: readonly ProcessMemory[]): number =>
    memory.reduce((sum, { proportional }) => sum + proportional, 0);
  return [
    shown('empty application, all processes', `${whole(empty).toFixed(0)} MiB proportional`),
    ...used.flatMap(({ accounts, memory }) => {
      const name = `${accounts.toLocaleString('en')} accounts`;
      return [
        ...['main', 'window', 'gpu-process'].map((kind) => shown(`${name}: ${kind}`, ofKind(memory, kind))),
        shown(`${name}: all processes`, `${whole(memory).toFixed(0)} MiB proportional`),
        atMost(`${name}: above the empty application`, whole(memory) - whole(empty), mostAboveEmpty, 'MiB', 0),
      ];
    }),
  ];
}

function ofKind(memory: readonly ProcessMemory[], kind: string): string {
  const of = memory.filter((one) => one.kind === kind);
  if (of.length === 0) return 'no such process';
  const sum = (part: 'resident' | 'proportional'): string => of.reduce((total, one) => total + one[part], 0).toFixed(0);
  return `${sum('resident')} MiB resident, ${sum('proportional')} proportional`;
}
