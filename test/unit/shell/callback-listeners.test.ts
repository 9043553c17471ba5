import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { outputOf } from '../../harness/run-program.ts';
import { uncheckedListeners } from '../../harness/unchecked-listeners.ts';

const program = fileURLToPath(new URL('./doubles/no-port-left.ts', import.meta.url));
const listeners = uncheckedListeners();

function portOf({ redirectUri }: { readonly redirectUri: string }): number {
  return Number(new URL(redirectUri).port);
}

/** Whether somebody else can have the port, as another program would try. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const other = createServer();
    other.once('error', () => resolve(false));
    other.listen(port, '127.0.0.1', () => other.close(() => resolve(true)));
  });
}

describe('the listener a browser comes back to', () => {
  it('takes another port where one is taken, and gives its own back', async () => {
    const [one, other] = [await listeners.listen(), await listeners.listen()];
    const taken = await isFree(portOf(one));
    one.close();
    other.close();
    expect({ samePortOf: portOf(one) === portOf(other), taken, isFree: await isFree(portOf(one)) }).toEqual({
      samePortOf: false,
      taken: false,
      isFree: true,
    });
  });

  it.skipIf(process.platform === 'win32')(
    'says so where the system really gives none, and works again after',
    async () => {
      const command = `ulimit -n 128; exec "${process.execPath}" "${program}"`;
      const printed = await outputOf('bash', ['-c', command]);
      expect(JSON.parse(printed)).toEqual(['EMFILE', true]);
    },
  );
});
