import { inspect } from 'node:util';
import type { Log } from '../../../../electron/core/ports/desktop.ts';

/** A log whose lines can be read. */
export function recordedLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (message) => void lines.push(`info ${message}`),
    warn: (message) => void lines.push(`warn ${message}`),
    error: (message, cause) =>
      void lines.push(
        `error ${message}${cause === undefined ? '' : ` ${cause instanceof Error ? String(cause) : inspect(cause)}`}`,
      ),
  };
}
