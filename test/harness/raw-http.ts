import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connects to a port of 127.0.0.1. That it is reset later is no error. */
export async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** Sends exactly this; answers all that comes until the other end hangs up, be it by a reset. */
export async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = await connected(port);
  socket.write(bytes);
  return whatComes(socket);
}

/** All that comes until the other end hangs up. */
export async function whatComes(socket: Socket): Promise<string> {
  let came = '';
  socket.setEncoding('utf8').on('data', (part: string) => (came += part));
  socket.on('error', () => undefined);
  socket.resume();
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  return came;
}
