import { readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

/** Reads a file of `/proc`, or of a link where it leads; rejects where the system has none. */
export type ReadProc = (path: string) => Promise<string>;

const fromSystem: ReadProc = (path) => (path.endsWith('/exe') ? readlink(path) : readFile(path, 'utf8'));

/** How Node calls its main thread since version 24, which says nothing of the program. */
const nameless = 'MainThread';

/**
 * The name of the program that started this one, as the system has it: Linux tells in `/proc`, else it is empty. Some tools
 * start a `credential_process` through `sh -c`, of which the name says nothing: then it is that of the shell's own parent.
 */
export async function callingProgram(parent: number, read: ReadProc = fromSystem): Promise<string> {
  const name = await nameOf(parent, read);
  if (name !== 'sh') return name;
  const grandparent = await parentOf(parent, read);
  return grandparent === null ? name : nameOf(grandparent, read);
}

/** Empty for one that no header can hold. */
async function nameOf(process: number, read: ReadProc): Promise<string> {
  const comm = await read(`/proc/${String(process)}/comm`).catch(() => '');
  const isNameless = comm.trim() === nameless;
  const name = isNameless ? basename(await read(`/proc/${String(process)}/exe`).catch(() => '')) : comm;
  return /^([ -~]+)\n?$/u.exec(name)?.[1] ?? '';
}

/** The fields after the name in brackets, which may hold anything, are the state and the parent (proc_pid_stat(5)). */
async function parentOf(process: number, read: ReadProc): Promise<number | null> {
  const stat = await read(`/proc/${String(process)}/stat`).catch(() => '');
  const parent = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ')[1];
  return parent !== undefined && /^\d+$/u.test(parent) ? Number(parent) : null;
}
