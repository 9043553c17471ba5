import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { argumentsWith } from '../../../core/organisations/browser-command.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { KeptScript, TerminalName, Terminals, TerminalScript } from '../../../core/ports/terminals.ts';
import { scriptMark } from '../../../core/terminals/terminal-command.ts';
import { isMissing } from '../files/missing-file.ts';
import { isRunningScript } from './running-script.ts';
import { terminalPrograms, type TerminalProgram, type TerminalSurroundings } from './terminal-programs.ts';

const ownerOnly = 0o700;

export interface TerminalsOptions extends TerminalSurroundings {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Starts a program without a shell; see `startProgram`. */
  readonly start: (program: string, words: readonly string[]) => Promise<void>;
}

const endings = { darwin: '.command', linux: '.sh', win32: '.cmd' } as const;

/**
 * The terminal programs of this computer. Scripts are files of their own that only this user can read, below the data folder:
 * so no argument list holds more than a path.
 */
export function createTerminals(options: TerminalsOptions): Terminals {
  const { system, dataFolder, clock, start } = options;
  const folder = join(dataFolder, 'terminals');
  const fileOf = (id: string): string => {
    if (!/^[a-z0-9-]{1,64}$/u.test(id)) throw new RangeError('That is no id of a terminal.');
    return join(folder, `${id}${endings[system]}`);
  };

  async function write({ id, text }: TerminalScript): Promise<string> {
    const file = fileOf(id);
    await mkdir(folder, { recursive: true, mode: ownerOnly });
    await chmod(folder, ownerOnly);
    await writeFileAtomic(file, text, { mode: ownerOnly });
    return file;
  }

  async function keptScript(file: string): Promise<KeptScript[]> {
    const id = file.slice(0, -endings[system].length);
    try {
      return [{ id, isRunning: await isRunningScript(join(folder, file), system, clock) }];
    } catch (error) {
      // It has ended since.
      if (isMissing(error)) return [];
      throw error;
    }
  }

  return {
    async available() {
      const programs = terminalPrograms(options);
      const found = await Promise.all(programs.map(placeOf));
      return programs.flatMap(({ name }, at) => (found[at] === null ? [] : [name]));
    },
    async open(terminal: TerminalName, script) {
      const found = terminalPrograms(options).find(({ name }) => name === terminal);
      const place = found === undefined ? null : await placeOf(found);
      if (found === undefined || place === null) throw new Error(`${terminal} is not here.`);
      const words = found.words(fileOf(script.id));
      await write(script);
      await start(found.program ?? place, words);
    },
    async openWith(words, script) {
      const file = await write(script);
      await start(words[0], argumentsWith(words, file, scriptMark));
    },
    async kept() {
      const files = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      const scripts = files.filter((file) => /^[a-z0-9-]{1,64}\.[a-z]+$/u.test(file) && file.endsWith(endings[system]));
      return (await Promise.all(scripts.map(keptScript))).flat();
    },
    async remove(id) {
      const file = fileOf(id);
      await Promise.all(['', '.pid', '.alive', '.lock'].map((end) => rm(`${file}${end}`, { force: true })));
    },
  };
}

/** Where a program is; null: it is not here. By `lstat`, since Windows lets nobody follow the alias that `wt.exe` is. */
async function placeOf({ places }: TerminalProgram): Promise<string | null> {
  const found = await Promise.all(
    places.map((place) =>
      lstat(place).then(
        (file) => (file.isFile() || file.isSymbolicLink() || file.isDirectory() ? place : null),
        () => null,
      ),
    ),
  );
  return found.find((place) => place !== null) ?? null;
}
