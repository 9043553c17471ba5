import type { ServerResponse } from 'node:http';
import type { SimulatorClock } from '../clock.ts';
import { PAGE_HEADERS } from '../pages/page.ts';
import { planDelivery } from './delivery-plan.ts';
import type { WireReply } from './message.ts';

/** Sends an answer over its socket; `reset` cuts it before the first byte. */
export async function deliver(
  reply: WireReply | 'reset',
  outgoing: ServerResponse,
  clock: SimulatorClock,
): Promise<void> {
  if (reply === 'reset') {
    outgoing.destroy();
    return;
  }
  if (reply.ahead !== undefined) await callAhead(reply.ahead);
  const { length, pieces, pauseMs, ending } = planDelivery(reply);
  outgoing.writeHead(reply.status, {
    ...ownHeaders(reply, clock),
    ...reply.headers,
    ...(length === undefined ? {} : { 'Content-Length': String(length) }),
    ...(ending === 'complete' ? {} : { Connection: 'close' }),
  });
  const [only] = pieces;
  if (ending === 'complete' && pieces.length <= 1) {
    outgoing.end(only);
    return;
  }
  for (const [place, piece] of pieces.entries()) {
    if (place > 0 && pauseMs > 0) await clock.sleep(pauseMs);
    await written(outgoing, piece);
  }
  if (ending === 'reset') outgoing.socket?.resetAndDestroy();
  else if (ending === 'close') outgoing.socket?.end();
  else outgoing.end();
}

/** The date is the simulator's, so that a client can measure how far its own clock is off. */
function ownHeaders(reply: WireReply, clock: SimulatorClock): Record<string, string> {
  const isPage = reply.headers['Content-Type']?.startsWith('text/html') === true && reply.foreign !== true;
  return { Date: new Date(clock.now()).toUTCString(), ...(isPage ? PAGE_HEADERS : {}) };
}

/** Resolves when the system has the bytes, or the client has gone. */
function written(outgoing: ServerResponse, piece: Buffer): Promise<void> {
  if (outgoing.destroyed || piece.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    outgoing.write(piece, () => {
      resolve();
    });
  });
}

/** What comes of it is the listener's affair. */
async function callAhead(address: string): Promise<void> {
  await fetch(address, { redirect: 'manual' }).then(
    (response) => response.text(),
    () => undefined,
  );
}
