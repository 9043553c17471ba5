/** The processes of a running app, as the kernel knows them. */
import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** Chromium's word for what it is for, such as `renderer` or `gpu-process`; empty: none of its helpers. */
  readonly type: string;
}

/** The process itself and all that it has started, and those have. What is dead and only waits to be reaped is left out. */
export function processesOf(pid: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => read(Number(name)));
  const family = new Set([pid]);
  // Each round finds the next generation.
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { pid: one, parent } of all) if (family.has(parent)) family.add(one);
  }
  return all.filter((one) => family.has(one.pid)).map(({ pid: one, type }) => ({ pid: one, type }));
}

function read(pid: number): (RunningProcess & { readonly parent: number })[] {
  try {
    // The name before the state can hold brackets and spaces (man 5 proc).
    const [state, parent] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    const words = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
    const type = /--type=([\w-]+)/u.exec(words)?.[1] ?? '';
    return state === 'Z' ? [] : [{ pid, parent: Number(parent), type }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
