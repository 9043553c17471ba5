import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '../unit/shell/doubles/socket-holder.ts');

/** Another copy of the app that listens on the socket of a folder and answers nobody. */
export interface SocketHolder {
  /** The next line it says: `asked PATH`. */
  readonly nextLine: () => Promise<string>;
  /** As by `kill -9`. */
  readonly kill: () => Promise<void>;
}

export async function holdSocket(folder: string): Promise<SocketHolder> {
  const child: ChildProcess = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('It says nothing.');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => String((await lines.next()).value);
  if ((await nextLine()) !== 'listens') throw new Error('It does not listen.');
  return {
    nextLine,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
