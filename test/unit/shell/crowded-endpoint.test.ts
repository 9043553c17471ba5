import { describe, expect, it } from 'vitest';
import type { ServerLimits } from '../../../electron/shell/desktop/programs/program-server.ts';
import { connected, sendRaw, whatComes } from '../../harness/raw-http.ts';
import { startEndpoint, statusOf, written } from './doubles/running-endpoint.ts';

/** Connects so many at once, and asks on each; answers the statuses, 0 for one that was hung up on. */
async function statusesOfMany(port: number, count: number, onClosed: () => void = () => undefined): Promise<number[]> {
  const many = await Promise.all(Array.from({ length: count }, () => connected(port)));
  const answers = many.map(async (socket) => {
    const answer = whatComes(socket);
    socket.write(written(port));
    const status = statusOf(await answer);
    onClosed();
    return status;
  });
  return Promise.all(answers);
}

describe('the endpoint', () => {
  const patient: ServerLimits = {
    mostConnections: 20,
    requestWithin: 60_000,
    lookedAtEvery: 1000,
  };

  it('hangs up on who sends nothing, and on who sends a letter now and then', async () => {
    const { port, answered } = await startEndpoint({
      limits: { ...patient, requestWithin: 60, lookedAtEvery: 20 },
    });
    const [silent, slow] = [await connected(port), await connected(port)];
    const dripping = setInterval(() => void slow.write('a'), 5);
    slow.write('GET /');
    const came = await Promise.all([whatComes(silent), whatComes(slow)]);
    clearInterval(dripping);
    expect([came, answered]).toEqual([['', ''], []]);
  });

  it('answers two hundred programs at once', async () => {
    const { promise: allAreThere, resolve } = Promise.withResolvers<null>();
    let there = 0;
    const { port } = await startEndpoint({
      async peerOf() {
        there += 1;
        if (there === 200) resolve(null);
        await allAreThere;
        return 'us';
      },
    });
    // One that is hung up on ends the wait of the others.
    expect(new Set(await statusesOfMany(port, 200, () => resolve(null)))).toEqual(new Set([200]));
  });

  it('hangs up on all but a few of a thousand at once, serves those, and then who comes next', async () => {
    const { port } = await startEndpoint({ limits: patient });
    const statuses = await statusesOfMany(port, 1000);
    expect(new Set(statuses)).toEqual(new Set([0, 200]));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
    expect(statusOf(await sendRaw(port, written(port)))).toBe(200);
  });

  it('is gone once it is closed', async () => {
    const { server, port } = await startEndpoint();
    server.close();
    await expect(connected(port)).rejects.toThrow('ECONNREFUSED');
  });
});
