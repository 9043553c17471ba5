import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { serveControl } from '../control/control-server.ts';
import type { Control } from '../control/control.ts';
import type { Simulator } from '../simulator.ts';
import { deliver } from './deliver.ts';
import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { REGION_PATTERN } from './partition.ts';
import { serveWire } from './serve.ts';
import { Throttle } from './throttle.ts';

const BODY_LIMIT = 1_000_000;

/** An organisation on the server. */
export interface Host {
  simulator: Simulator;
  control: Control;
}

interface ThrottledHost extends Host {
  throttle: Throttle;
}

/**
 * The HTTP server for every region, and for the control API under `/_control/`. A region belongs to the organisation at home
 * there, all others to the first one, whose control API also answers without a region.
 */
export function makeServer(first: Host, second?: Host): Server {
  const hosts = [first, ...(second === undefined ? [] : [second])].map((host) => ({
    ...host,
    throttle: new Throttle(),
  }));
  const { simulator } = first;
  // A kept connection outlives the pauses of a test, so that no call meets one that is just being closed.
  return createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
    answer(incoming, hosts)
      .then((reply) => deliver(reply, outgoing, simulator.clock))
      .catch((error: unknown) => {
        // The client went away in the middle of its request.
        if (incoming.destroyed && !incoming.complete) return;
        // A defect of the simulator must not look like a fault of AWS.
        process.stderr.write(
          `identity-center: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        );
        const failed = jsonReply({ message: 'The simulator itself failed; see its standard error.' }, 599);
        return deliver(failed, outgoing, simulator.clock);
      });
  });
}

async function answer(incoming: IncomingMessage, hosts: readonly ThrottledHost[]): Promise<WireReply | 'reset'> {
  const body = await readBody(incoming);
  if (body === undefined) return jsonReply({ message: 'Request entity too large' }, 413);
  const [wirePath = '/', ...rest] = (incoming.url ?? '/').split('?');
  const rawQuery = rest.join('?');
  const isControl = wirePath.startsWith('/_control/');
  const region = wirePath.split('/')[isControl ? 2 : 1] ?? '';
  const host = hosts.find(({ simulator }) => simulator.region === region) ?? hosts[0];
  if (host === undefined) throw new Error('The server has no organisation.');
  const { simulator, control, throttle } = host;
  if (isControl) {
    const path = wirePath.replace(`/_control/${simulator.region}/`, '/_control/');
    return serveControl(
      { method: incoming.method ?? 'GET', path, headers: incoming.headers, body },
      simulator,
      control,
    );
  }
  const request = regionRequest(incoming, { wirePath, rawQuery, body, id: simulator.maker.requestId() });
  if (request === undefined) return jsonReply({ message: `No region in the path ${wirePath}: use /REGION/…` }, 404);
  return serveWire(request, simulator, throttle);
}

function regionRequest(
  incoming: IncomingMessage,
  { wirePath, rawQuery, body, id }: Pick<WireRequest, 'wirePath' | 'rawQuery' | 'body' | 'id'>,
): WireRequest | undefined {
  const [, region = '', ...segments] = wirePath.split('/');
  if (!REGION_PATTERN.test(region)) return undefined;
  return {
    id,
    method: incoming.method ?? 'GET',
    path: `/${segments.join('/')}`,
    wirePath,
    region,
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers: incoming.headers,
    body,
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  return length <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}
