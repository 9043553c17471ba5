import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from '../files/missing-file.ts';
import { replaceFile, targetOf } from '../files/replace-file.ts';

/** Named as the desktop entry of the installed program: then both are one program to the desktop. */
const name = 'dev.latchkey.Latchkey.desktop';

interface AutostartFile {
  read(): 'on' | 'off';
  write(on: boolean): void;
}

/** The entry in `autostart` (Desktop Application Autostart Specification), as Electron has no way of its own on Linux. */
export function createAutostartFile({
  command,
  configFolder,
  uuid,
}: {
  readonly command: readonly string[];
  readonly configFolder: string;
  readonly uuid: () => string;
}): AutostartFile {
  const file = join(configFolder, 'autostart', name);
  return {
    read: () => (isStarted(readEntry(file)) ? 'on' : 'off'),
    write(on) {
      if (!on && readEntry(file) === null) return;
      const bytes = on ? Buffer.from(entryOf(command)) : null;
      // Taken away is the link itself, where somebody keeps it elsewhere.
      replaceFile({ file: on ? targetOf(file) : file, bytes, isExpected: () => true, unique: uuid() });
    },
  };
}

/** Null: there is none. */
function readEntry(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Desktops switch an entry off by a line of its own, and leave it there; blanks around `=` mean nothing. */
const switchedOff = /^(?:Hidden *= *true|X-GNOME-Autostart-enabled *= *false)\s*$/mu;

function isStarted(entry: string | null): boolean {
  return entry !== null && !switchedOff.test(entry);
}

function entryOf(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Latchkey',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=latchkey',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * An argument of `Exec`: in double quotes, with a backslash before those of shells, `%` doubled as it begins a field code, and
 * each backslash doubled once more, since values of the file are escaped too (Desktop Entry Specification, The Exec key).
 */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/gu, String.raw`\$&`).replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}
