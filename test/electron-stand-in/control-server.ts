/**
 * The control channel: HTTP on loopback. `POST /tray.click`, the value as a JSON body; the answer is JSON.
 * `GET /` lists the commands.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { controlCommands } from './control-commands.ts';
import type { ControlCommand } from './control-commands.ts';
import type { RunningApp } from './running-app.ts';

export interface ControlServer {
  address: string;
  close: () => void;
}

export async function startControlServer(app: RunningApp): Promise<ControlServer> {
  const commands = controlCommands(app);
  const server = createServer((request, response) => {
    void answer(commands, request, response);
  });
  return { address: await listen(server), close: () => server.close() };
}

async function answer(
  commands: Record<string, ControlCommand>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { status, value } = await run(commands, request);
    send(response, status, value);
  } catch (error) {
    send(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function run(
  commands: Record<string, ControlCommand>,
  request: IncomingMessage,
): Promise<{ status: number; value: unknown }> {
  const name = (request.url ?? '/').slice(1);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (request.method === 'GET' && name === '') return { status: 200, value: Object.keys(commands) };
  if (command === undefined) return { status: 404, value: { error: `There is no command ${name}; GET / lists them.` } };
  // A page in some browser could send a plain POST here, but none with this type.
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json') {
    return { status: 405, value: { error: `POST /${name} with content-type application/json, the value as body.` } };
  }
  const body = await readBody(request);
  return { status: 200, value: (await command(body === '' ? undefined : JSON.parse(body))) ?? null };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The control channel got no port.'));
      else resolve(`http://127.0.0.1:${address.port}/`);
    });
  });
}
