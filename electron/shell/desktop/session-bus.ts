import { execFile } from 'node:child_process';
import type { Clock } from '../../core/ports/clock.ts';

/** A method on the session bus of a Linux desktop, with texts for arguments. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly method: string;
  readonly texts: readonly string[];
}

/** The session bus of a Linux desktop. */
export interface SessionBus {
  /**
   * Answers what `read` makes of the answer as the first program prints it that has one; null: nobody could be asked, no
   * answer came within a second, or `read` could make nothing of it. Never rejects.
   */
  ask<Value>(call: BusCall, read: (printed: string) => Value | null): Promise<Value | null>;
}

/** Runs a program to its end and answers what it printed; rejects when it is missing or fails. */
export type RunProgram = (program: string, options: readonly string[], signal: AbortSignal) => Promise<string>;

const timeoutMs = 1_000;

/**
 * Three programs that call a method on the bus, of which every Linux desktop has one: systemd's, GLib's and D-Bus's own. A
 * few questions do not pay for a D-Bus client in the package; those that are kept bring a dozen packages or a native
 * module along.
 */
const programs: readonly (readonly [program: string, options: (call: BusCall) => readonly string[]])[] = [
  [
    'busctl',
    ({ destination, path, interface: of, method, texts }) => [
      '--user',
      'call',
      destination,
      path,
      of,
      method,
      ...(texts.length === 0 ? [] : ['s'.repeat(texts.length)]),
      ...texts,
    ],
  ],
  [
    'gdbus',
    ({ destination, path, interface: of, method, texts }) => [
      'call',
      '--session',
      '--dest',
      destination,
      '--object-path',
      path,
      '--method',
      `${of}.${method}`,
      ...texts,
    ],
  ],
  [
    'dbus-send',
    ({ destination, path, interface: of, method, texts }) => [
      '--session',
      '--print-reply',
      `--dest=${destination}`,
      path,
      `${of}.${method}`,
      ...texts.map((text) => `string:${text}`),
    ],
  ],
];

/** Asks by whichever program there is. */
export function createSessionBus(clock: Clock, run: RunProgram = runProgram): SessionBus {
  return {
    ask: (call, read) =>
      new Promise((resolve) => {
        const abort = new AbortController();
        const timeout = clock.setTimer(timeoutMs, () => {
          abort.abort();
          resolve(null);
        });
        void ask(call, read, run, abort.signal).then((answer) => {
          timeout.cancel();
          resolve(answer);
        });
      }),
  };
}

/** Whether somebody has that name on the bus now; nobody is started for it. Null: that is not known. */
export function hasOwner(bus: SessionBus, name: string): Promise<boolean | null> {
  const itself = 'org.freedesktop.DBus';
  const call = { destination: itself, path: '/org/freedesktop/DBus', interface: itself, method: 'NameHasOwner' };
  return bus.ask({ ...call, texts: [name] }, readBoolean);
}

/** What each of the programs prints for a boolean. */
export function readBoolean(printed: string): boolean | null {
  const read = /\b(?<value>true|false)\b/u.exec(printed)?.groups?.['value'];
  return read === undefined ? null : read === 'true';
}

async function ask<Value>(
  call: BusCall,
  read: (printed: string) => Value | null,
  run: RunProgram,
  signal: AbortSignal,
): Promise<Value | null> {
  for (const [program, options] of programs) {
    if (signal.aborted) return null;
    // A program that is missing or cannot reach the bus leaves the question to the next.
    const printed = await run(program, options(call), signal).catch(() => '');
    const value = read(printed);
    if (value !== null) return value;
  }
  return null;
}

function runProgram(program: string, options: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, options, { signal, encoding: 'utf8', maxBuffer: 64 * 1024 }, (error, printed) => {
      if (error === null) resolve(printed);
      else reject(error instanceof Error ? error : new Error(`${program} failed.`));
    });
  });
}
