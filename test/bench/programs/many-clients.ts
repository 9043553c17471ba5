import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { latencyOf } from '../latency.ts';
import { exactly, shown, type Figure } from '../table.ts';
import type { ServingProcess } from './serving-process.ts';

const clients = 200;
const asksOfEach = 50;
/** Of a client that is hung up on before it asks again (ms); SDKs wait a second. */
const askedAgainAfter = 5;
const lookedAtEvery = 50;

/** What the endpoint does for many clients that ask one after the other, each on a connection of its own. */
export async function benchEndpoint(serving: ServingProcess): Promise<Figure[]> {
  const token = await readFile(serving.tokenFile, 'utf8');
  await ask(serving.address, token);
  const before = await serving.resident();
  const startedAt = performance.now();
  const waits: number[] = [];
  let hungUp = 0;
  const highest = watchMemory(serving);
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let time = 0; time < asksOfEach; time += 1) {
        const askedAt = performance.now();
        while (!(await ask(serving.address, token))) {
          hungUp += 1;
          await pause(askedAgainAfter);
        }
        waits.push(performance.now() - askedAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const most = await highest.stop();
  const { p50, p99 } = latencyOf(waits);
  return [
    exactly(
      `${String(clients)} clients, ${String(asksOfEach)} asks each: answered`,
      waits.length,
      clients * asksOfEach,
    ),
    shown('requests a second', (waits.length / seconds).toFixed(0)),
    shown('their wait, p50 and p99', `${p50.toFixed(0)} and ${p99.toFixed(0)} ms`),
    shown('hung up on for being too many, and asked again', String(hungUp)),
    shown('resident memory of the serving process before', `${before.toFixed(0)} MB`),
    shown('and the most during it', `${most.toFixed(0)} MB`),
  ];
}

/** False: it was hung up on. Throws where the answer is not credentials. */
function ask(address: string, token: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false, headers: { authorization: token } }, (response) => {
      buffer(response).then(
        () =>
          response.statusCode === 200
            ? resolve(true)
            : reject(new Error(`It answered ${String(response.statusCode)}.`)),
        () => resolve(false),
      );
    }).on('error', () => resolve(false));
  });
}

/** Looks at it again and again until it is stopped; answers the most (MB). */
function watchMemory(serving: ServingProcess): { stop: () => Promise<number> } {
  const watch = { isOver: false, most: 0 };
  const watching = (async () => {
    while (!watch.isOver) {
      watch.most = Math.max(watch.most, await serving.resident());
      await pause(lookedAtEvery);
    }
  })();
  return {
    async stop() {
      watch.isOver = true;
      await watching;
      return watch.most;
    },
  };
}
