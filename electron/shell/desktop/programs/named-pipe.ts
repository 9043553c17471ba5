import type { IncomingMessage, RequestListener } from 'node:http';
import type { Tokens } from '../../../core/ports/credentials-endpoint.ts';
import type { Files } from '../../../core/ports/files.ts';
import { Secret } from '../../../core/secret.ts';
import { pipeFile } from '../../../shared/programs/program-address.ts';
import { socketLimits, type LocalSocket } from './local-socket.ts';
import { closeProgramServer, createProgramServer, listening, onlyHeader } from './program-server.ts';

export interface NamedPipeOptions {
  readonly files: Pick<Files, 'write' | 'remove'>;
  readonly tokens: Tokens;
  /** The address of a pipe of this name. */
  readonly addressOf?: (name: string) => string;
}

/**
 * Windows has no sockets that only one user can open: Node's pipes let every user connect and read. So the name is new at
 * each start, and nothing is written before the token of this start has come; both are in a file of the person's profile.
 */
export async function openNamedPipe(answer: RequestListener, options: NamedPipeOptions): Promise<LocalSocket> {
  const { files, tokens, addressOf = (name) => `\\\\.\\pipe\\${name}` } = options;
  const address = addressOf(`latchkey-${tokens.create().reveal()}`);
  const token = tokens.create();
  const expected = tokens.hash(token);
  const server = createProgramServer((request, response) => {
    if (hasToken(request, expected, tokens)) answer(request, response);
    else request.socket.destroy();
  }, socketLimits);
  await listening(server, () => server.listen(address));
  try {
    await files.write(pipeFile, JSON.stringify({ address, token: token.reveal() }));
  } catch (error) {
    await closeProgramServer(server);
    throw error;
  }
  return {
    address,
    async close() {
      await files.remove(pipeFile);
      await closeProgramServer(server);
    },
  };
}

function hasToken(request: IncomingMessage, expected: string, tokens: Tokens): boolean {
  return tokens.areSame(tokens.hash(new Secret(onlyHeader(request, 'authorization') ?? '')), expected);
}
