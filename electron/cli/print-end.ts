import type { Writable } from 'node:stream';
import type { CliEnd } from './cli-end.ts';

/** Resolves once both streams have taken all of it. A reader that is gone changes nothing. */
export async function printEnd({ stdout, stderr }: CliEnd, out: Writable, err: Writable): Promise<void> {
  await Promise.all([printed(stdout, out), printed(stderr, err)]);
}

function printed(what: string, stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    // Without a listener the error would be shown in a dialog.
    stream.on('error', () => resolve());
    stream.write(what, () => resolve());
  });
}
