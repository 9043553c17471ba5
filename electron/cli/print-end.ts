import type { Writable } from 'node:stream';
import type { CliEnd } from './cli-end.ts';

/** Resolves once both streams have taken all of it. A reader that is gone changes nothing. */
export async function printEnd({ stdout, stderr }: CliEnd, out: Writable, err: Writable): Promise<void> {
  await Promise.all([printed([stdout], out), printed([stderr], err)]);
}

/** Resolves once the stream has taken all pieces, or its reader is gone. */
export async function printed(pieces: readonly (string | Buffer)[], stream: Writable): Promise<void> {
  // Without a listener the error would be shown in a dialog. What is written is told of it as well.
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  await Promise.all(pieces.map((piece) => new Promise<void>((resolve) => stream.write(piece, () => resolve()))));
}
