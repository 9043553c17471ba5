import { execFile } from 'node:child_process';
import type { Clock } from '../../core/ports/clock.ts';

/** Whether the desktop shows tray icons. */
export interface TrayWatcher {
  /** `unknown`: nobody could be asked, or no answer came within a second. Never rejects. */
  watches(): Promise<'yes' | 'no' | 'unknown'>;
}

/** Runs a program to its end and answers what it printed; rejects when it is missing or fails. */
export type RunProgram = (program: string, options: readonly string[], signal: AbortSignal) => Promise<string>;

const patienceMs = 1_000;
const watcher = 'org.kde.StatusNotifierWatcher';
const bus = 'org.freedesktop.DBus';

/**
 * Three programs that ask the bus "has this name an owner", of which every Linux desktop has one: systemd's, GLib's and
 * D-Bus's own. One question at start does not pay for a D-Bus client in the package; those that are kept bring a dozen
 * packages or a native module along.
 */
const questions: readonly (readonly [program: string, options: readonly string[]])[] = [
  ['busctl', ['--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', watcher]],
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      bus,
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      `${bus}.NameHasOwner`,
      watcher,
    ],
  ],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      `--dest=${bus}`,
      '/org/freedesktop/DBus',
      `${bus}.NameHasOwner`,
      `string:${watcher}`,
    ],
  ],
];

/** Asks D-Bus whether anybody shows StatusNotifier icons (Electron, docs/api/tray.md: Linux needs it). */
export function createTrayWatcher(clock: Clock, run: RunProgram = runProgram): TrayWatcher {
  return {
    watches: () =>
      new Promise((resolve) => {
        const abort = new AbortController();
        const patience = clock.setTimer(patienceMs, () => {
          abort.abort();
          resolve('unknown');
        });
        void ask(run, abort.signal).then((answer) => {
          patience.cancel();
          resolve(answer);
        });
      }),
  };
}

async function ask(run: RunProgram, signal: AbortSignal): Promise<'yes' | 'no' | 'unknown'> {
  for (const [program, options] of questions) {
    if (signal.aborted) return 'unknown';
    // A program that is missing or cannot reach the bus leaves the question to the next.
    const printed = await run(program, options, signal).catch(() => '');
    const owned = /\b(?<owned>true|false)\b/u.exec(printed)?.groups?.['owned'];
    if (owned !== undefined) return owned === 'true' ? 'yes' : 'no';
  }
  return 'unknown';
}

function runProgram(program: string, options: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, options, { signal, encoding: 'utf8', maxBuffer: 64 * 1024 }, (error, printed) => {
      if (error === null) resolve(printed);
      else reject(error instanceof Error ? error : new Error(`${program} failed.`));
    });
  });
}
