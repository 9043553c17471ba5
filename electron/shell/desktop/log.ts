import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { redact } from './redact.ts';

const largestFile = 1024 * 1024;

/**
 * A log of this computer only: redacted lines in `file`, mode 0600; at 1 MB it becomes `FILE.1` and a new one begins.
 * Written at once, so that the last line before a crash is there. A full disk does not stop the program.
 */
export function createLog(file: string, clock: Clock): Log {
  function write(level: 'info' | 'warn' | 'error', message: string): void {
    const line = `${new Date(clock.now()).toISOString()} ${level} ${redact(message).replaceAll('\n', '\n  ')}\n`;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      rotate(file, line.length);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // There is nowhere left to say it.
    }
  }
  return {
    file,
    info: (message) => {
      write('info', message);
    },
    warn: (message) => {
      write('warn', message);
    },
    error: (message, cause) => {
      write('error', cause === undefined ? message : `${message}\n${describe(cause)}`);
    },
    recent: (lines) => recentLines(file, lines),
  };
}

function rotate(file: string, more: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + more > largestFile) renameSync(file, `${file}.1`);
}

function describe(cause: unknown): string {
  return inspect(cause, { depth: 4 });
}

/** Of the file before, too, where the new one has only begun. Each line by itself: a whole text would be cut. */
function recentLines(file: string, most: number): string {
  const lines = [`${file}.1`, file].flatMap((one) => {
    try {
      return readFileSync(one, 'utf8').split('\n');
    } catch {
      return [];
    }
  });
  return lines
    .filter((line) => line !== '')
    .slice(-most)
    .map(redact)
    .join('\n');
}
