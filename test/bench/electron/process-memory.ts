import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { processesOf, type RunningProcess } from '../../real-electron/support/processes.ts';
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
  return Promise.all(processesOf(main).map(memoryOfProcess));
}

async function memoryOfProcess({ pid, type }: RunningProcess): Promise<ProcessMemory> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const mebibytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(rollup)?.[1]) / 1024;
  const kind = type === '' ? 'main' : type === 'renderer' ? 'window' : type;
  return { kind, resident: mebibytes('Rss'), proportional: mebibytes('Pss') };
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
