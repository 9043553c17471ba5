import { inspect } from 'node:util';
import type { Log } from '../../electron/core/ports/desktop.ts';

/** A log whose lines can be read. */
export class RecordingLog implements Log {
  readonly lines: string[] = [];
  /** What a file of the log would hold. */
  recent?: (lines: number) => string;

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string, cause?: unknown): void {
    const why = cause === undefined ? '' : ` ${cause instanceof Error ? String(cause) : inspect(cause)}`;
    this.lines.push(`error ${message}${why}`);
  }
}
