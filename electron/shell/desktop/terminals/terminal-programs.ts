import { posix, win32 } from 'node:path';
import type { Platform } from '../../../core/ports/platform.ts';
import type { TerminalName } from '../../../core/ports/terminals.ts';

/** How a terminal of this system is found and started with the path of a script; no shell reads any of it. */
export interface TerminalProgram {
  readonly name: TerminalName;
  /** Where it is, the likeliest first; one of them is enough. */
  readonly places: readonly string[];
  /** What is started: itself, where no other program has to be asked. */
  readonly program?: string;
  /** Throws a RangeError where the path has no form that the program takes. */
  readonly words: (script: string) => readonly string[];
}

export interface TerminalSurroundings extends Pick<Platform, 'system' | 'desktop'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The terminals that this system may have, the usual one first. */
export function terminalPrograms(surroundings: TerminalSurroundings): readonly TerminalProgram[] {
  switch (surroundings.system) {
    case 'darwin':
      return ofMac(surroundings);
    case 'win32':
      return ofWindows(surroundings);
    case 'linux':
      return ofLinux(surroundings);
  }
}

/** A file that ends in `.command` is run by a terminal that opens it (open(1)). */
function ofMac({ home }: TerminalSurroundings): TerminalProgram[] {
  const opened = (name: TerminalName, application: string, places: readonly string[]): TerminalProgram => ({
    name,
    places,
    program: '/usr/bin/open',
    words: (script) => ['-a', application, script],
  });
  return [
    opened('terminal', 'Terminal', [
      '/System/Applications/Utilities/Terminal.app',
      '/Applications/Utilities/Terminal.app',
    ]),
    opened('iterm', 'iTerm', ['/Applications/iTerm.app', posix.join(home, 'Applications/iTerm.app')]),
  ];
}

function ofWindows({ environment }: TerminalSurroundings): TerminalProgram[] {
  const { LOCALAPPDATA: local, SystemRoot: root = String.raw`C:\Windows` } = environment;
  return [
    {
      name: 'windows-terminal',
      places: local === undefined ? [] : [win32.join(local, 'Microsoft', 'WindowsApps', 'wt.exe')],
      // Its own separator of commands (Microsoft, "Command line arguments for Windows Terminal").
      words: (script) => ['new-tab', 'cmd.exe', '/d', '/c', takenByCmd(script).replaceAll(';', String.raw`\;`)],
    },
    {
      name: 'command-prompt',
      places: [win32.join(root, 'System32', 'cmd.exe')],
      // The empty word is the title, for which `start` takes what is quoted first.
      words: (script) => ['/d', '/c', 'start', '', takenByCmd(script)],
    },
  ];
}

/** A path reaches the Command Prompt in quotes only where it holds a blank, and these mean something to it outside of them. */
function takenByCmd(script: string): string {
  if (/[%"!^&|<>]/u.test(script)) throw new RangeError('A path holds a character that the Command Prompt would read.');
  return script;
}

const bySystemChoice = 'x-terminal-emulator';

/** All take a program and its arguments as words of their own. The shell is named, since a disk may be mounted `noexec`. */
function ofLinux({ desktop, environment }: TerminalSurroundings): TerminalProgram[] {
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const started = (name: TerminalName, option: string): TerminalProgram => ({
    name,
    places: folders.map((folder) => posix.join(folder, name)),
    words: (script) => [option, '/bin/sh', script],
  });
  const all = [
    // Debian policy, 11.8.3: `-e` takes the rest of the words.
    started(bySystemChoice, '-e'),
    started('gnome-terminal', '--'),
    started('konsole', '-e'),
    started('xterm', '-e'),
  ];
  const own = ownOf(desktop);
  return all.toSorted((one, other) => Number(other.name === own) - Number(one.name === own));
}

/** The terminal of the desktop itself, which looks and behaves as the rest of it; null: none of ours. */
function ownOf(desktop: string): TerminalName | null {
  const names = desktop.split(':');
  if (names.includes('KDE')) return 'konsole';
  return names.includes('GNOME') ? 'gnome-terminal' : null;
}
