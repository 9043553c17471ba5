import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import {
  closeLoopbackServer,
  portOf,
  startLoopbackServer,
} from '../../electron/shell/desktop/browser/loopback-server.ts';
import { connected, whatComes } from '../harness/raw-http.ts';
import { until } from '../harness/until.ts';
import { startEndpoint } from '../unit/shell/doubles/running-endpoint.ts';

it('of three hundred connections to a link or a return sixteen are held', async () => {
  const server = await startLoopbackServer((_request, response) => void response.end());
  onTestFinished(() => {
    closeLoopbackServer(server);
    server.closeAllConnections();
  });
  let [held, dropped] = [0, 0];
  server.on('connection', () => (held += 1));
  server.on('drop', () => (dropped += 1));
  const sockets = Array.from({ length: 300 }, () => connect(portOf(server), '127.0.0.1').on('error', () => undefined));
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  await until('all of them, held or dropped', () => held + dropped === 300);
  expect(held).toBe(16);
});

it('the endpoint hangs up on who sends nothing', async () => {
  const { port } = await startEndpoint({ limits: { mostConnections: 20, requestWithin: 60, lookedAtEvery: 20 } });
  expect(await whatComes(await connected(port))).toBe('');
}, 10_000);
