import { randomInt } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { claimedName } from '../../../core/export/claimed-name.ts';
import { containerError, endpointRefusal, type ServedAnswer } from '../../../core/export/served-answer.ts';
import { PortTaken, type EndpointDesk, type EndpointServer } from '../../../core/ports/credentials-endpoint.ts';
import { Secret } from '../../../core/secret.ts';
import { text } from '../../../shared/text/text.ts';
import { portOf } from '../browser/loopback-server.ts';
import type { PeerCheck } from '../browser/peer-check.ts';
import {
  closeProgramServer,
  createProgramServer,
  isOfBrowser,
  isPlainGet,
  listening,
  onlyHeader,
  send,
  type ServerLimits,
} from './program-server.ts';

/**
 * Below the ports that Linux gives to outgoing connections (from 32,768; macOS and Windows from 49,152), so that one which is
 * free at this start is so at the next.
 */
const lowestPort = 20_000;
const highestPort = 32_767;
const mostTries = 20;

const usualLimits: ServerLimits = {
  // Every user of this computer can connect; two hundred programs of ours may at once.
  mostConnections: 256,
  requestWithin: 5_000,
  lookedAtEvery: 1_000,
};

export interface CredentialsEndpointOptions {
  readonly peerOf: PeerCheck;
  readonly limits?: ServerLimits;
}

/**
 * Credentials for SDKs over HTTP on 127.0.0.1 (docs/aws.md#container-credentials). Answered is a plain GET of an address of
 * ours with its own token, sent by a program of the same user where the system tells; a page in a browser, or one that rebinds
 * a name of its own to 127.0.0.1, never is.
 */
export function createCredentialsEndpoint(options: CredentialsEndpointOptions): EndpointServer {
  let server: Server | null = null;
  return {
    async listen(port, desk) {
      const next = createProgramServer((request, response) => {
        void answerOf(request, desk, options).then((answer) => {
          send(response, answer);
        });
      }, options.limits ?? usualLimits);
      await (port === null ? listenAtAny(next) : listenAt(next, port));
      server = next;
      return portOf(next);
    },
    close() {
      if (server !== null) void closeProgramServer(server);
      server = null;
    },
  };
}

async function listenAtAny(server: Server): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      await listenAt(server, randomInt(lowestPort, highestPort + 1));
      return;
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  await listenAt(server, 0);
}

async function listenAt(server: Server, port: number): Promise<void> {
  try {
    await listening(server, () => server.listen({ port, host: '127.0.0.1', exclusive: true }));
  } catch (error) {
    const isTaken =
      error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
    throw isTaken ? new PortTaken(`Port ${String(port)} is taken.`, { cause: error }) : error;
  }
}

async function answerOf(
  request: IncomingMessage,
  desk: EndpointDesk,
  { peerOf }: CredentialsEndpointOptions,
): Promise<ServedAnswer> {
  if (isOfBrowser(request) || !isAddressedToUs(request) || !isPlainGet(request)) {
    return containerError(400, 'odd-request', text('program.odd-request'));
  }
  const id = consumerIdOf(request.url ?? '');
  const token = new Secret(onlyHeader(request, 'authorization') ?? '');
  if (!desk.isAdmitted(id, token)) return endpointRefusal();
  const peer = await peerOf(request.socket);
  if (peer === 'other-user') desk.onOtherUser(id);
  if (peer === 'other-user' || peer === 'nobody') {
    return containerError(403, 'other-user', text('program.other-user'));
  }
  return desk.answer(id, claimedName(request.headers['user-agent']));
}

/** By address or by the one name that SDKs know for it; a page that rebinds a name of its own sends that name. */
function isAddressedToUs(request: IncomingMessage): boolean {
  const port = String(request.socket.localPort ?? 0);
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(onlyHeader(request, 'host') ?? '');
}

/** The target as it was sent, with nothing decoded or resolved. Empty: none of ours. */
export function consumerIdOf(target: string): string {
  return /^\/credentials\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(target)?.[1] ?? '';
}
