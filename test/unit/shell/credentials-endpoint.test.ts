import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { PortTaken } from '../../../electron/core/ports/credentials-endpoint.ts';
import { consumerIdOf } from '../../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { sendRaw } from '../../harness/raw-http.ts';
import {
  aws,
  startEndpoint,
  statusOf,
  terraform,
  tokenOf,
  written,
  type EndpointRequest,
} from './doubles/running-endpoint.ts';

/** Sends one to a server of its own; answers the status, and whether anybody was answered for it. */
async function outcomeOf(request: EndpointRequest): Promise<readonly [status: number, answered: number]> {
  const { port, answered } = await startEndpoint();
  return [statusOf(await sendRaw(port, written(port, request))), answered.length];
}

describe('the endpoint', () => {
  it('answers who has the token, by address or by name, and hangs up', async () => {
    const { port, answered } = await startEndpoint();
    const byAddress = await sendRaw(port, written(port));
    const byName = await sendRaw(
      port,
      written(port, {
        host: `localhost:${String(port)}`,
        token: tokenOf(aws),
        line: `GET /credentials/${aws} HTTP/1.1`,
      }),
    );
    expect([byAddress, byName].map(statusOf)).toEqual([200, 200]);
    expect(answered).toEqual([`${terraform} Boto3/1.34`, `${aws} Boto3/1.34`]);
    expect(byAddress).toMatch(/^connection: close\r$/imu);
    expect(byAddress).toMatch(/^cache-control: no-store\r$/imu);
    expect(byAddress).not.toMatch(/^(?:access-control-|location|keep-alive)/imu);
  });

  it('cleans and cuts the name that a program gives itself', async () => {
    const { port, answered } = await startEndpoint();
    const name = `\u009b31m${'a'.repeat(100)}`;
    await sendRaw(port, written(port, { more: [] }).replace('Boto3/1.34', name));
    await sendRaw(port, written(port).replace('User-Agent: Boto3/1.34\r\n', ''));
    expect(answered.map((line) => line.slice(terraform.length + 1).length)).toEqual([60, 0]);
    expect(answered.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('takes the port it had, and says so where another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(startEndpoint({ port })).rejects.toBeInstanceOf(PortTaken);
    other.close();
    await once(other, 'close');
    expect((await startEndpoint({ port })).port).toBe(port);
  });

  it.skipIf(process.platform !== 'linux')(
    'hears on 127.0.0.1 alone, at a port that no outgoing connection is given',
    async () => {
      const { port } = await startEndpoint();
      expect(port).toBeGreaterThanOrEqual(20_000);
      expect(port).toBeLessThan(32_768);
      const other = createServer().listen(port, '127.0.0.2');
      await once(other, 'listening');
      other.close();
    },
  );
});

describe('the endpoint gives nothing to', () => {
  it('a request without a token', async () => {
    expect(await outcomeOf({ token: null })).toEqual([403, 0]);
  });

  it('a wrong token', async () => {
    expect(await outcomeOf({ token: tokens.create().reveal() })).toEqual([403, 0]);
  });

  it("another consumer's token", async () => {
    expect(await outcomeOf({ token: tokenOf(aws) })).toEqual([403, 0]);
  });

  it('a right token beside a wrong one', async () => {
    expect(await outcomeOf({ more: ['Authorization: other'] })).toEqual([403, 0]);
  });

  it.each([
    'rebound.example:PORT',
    'rebound.example',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '[::1]:PORT',
    'localhost.:PORT',
    '',
  ])('a page that rebinds its name: Host %s', async (host) => {
    const { port, answered } = await startEndpoint();
    const answer = await sendRaw(port, written(port, { host: host.replace('PORT', String(port)) }));
    expect([statusOf(answer), answered]).toEqual([400, []]);
  });

  it('two hosts, or none', async () => {
    const { port, answered } = await startEndpoint();
    const two = await sendRaw(port, written(port, { more: ['Host: rebound.example'] }));
    const none = await sendRaw(port, written(port).replace(/Host: .*\r\n/u, ''));
    const old = await sendRaw(
      port,
      written(port)
        .replace(/Host: .*\r\n/u, '')
        .replace('HTTP/1.1', 'HTTP/1.0'),
    );
    expect([two, none, old].map((answer) => statusOf(answer) === 200)).toEqual([false, false, false]);
    expect(answered).toEqual([]);
  });

  it.each([
    'Origin: http://127.0.0.1',
    'Origin: null',
    'Sec-Fetch-Site: none',
    'Sec-Fetch-Mode: no-cors',
    'Sec-Fetch-Dest: image',
  ])('a browser: %s', async (header) => {
    expect(await outcomeOf({ more: [header] })).toEqual([400, 0]);
  });

  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('another method: %s', async (method) => {
    expect(await outcomeOf({ line: `${method} /credentials/${terraform} HTTP/1.1` })).toEqual([400, 0]);
  });

  it('what would make a tunnel or another protocol of the connection', async () => {
    const tunnel = await outcomeOf({ line: 'CONNECT 127.0.0.1:80 HTTP/1.1' });
    const upgrade = await outcomeOf({ more: ['Connection: Upgrade', 'Upgrade: websocket'] });
    const expectation = await outcomeOf({ more: ['Expect: 100-continue'] });
    expect([tunnel, upgrade, expectation]).toEqual([
      [0, 0],
      [400, 0],
      [400, 0],
    ]);
  });

  it.each([
    ['encoded', `/credentials/${terraform.replace('0', '%30')}`],
    ['an encoded slash', `/credentials%2F${terraform}`],
    ['dot segments', `/credentials/x/../${terraform}`],
    ['a dot segment', `/credentials/./${terraform}`],
    ['absolute form', `http://127.0.0.1/credentials/${terraform}`],
    ['absolute form of another host', `http://rebound.example/credentials/${terraform}`],
    ['a double slash', `//credentials/${terraform}`],
    ['a double slash within', `/credentials//${terraform}`],
    ['a slash behind', `/credentials/${terraform}/`],
    ['a query', `/credentials/${terraform}?`],
    ['a fragment', `/credentials/${terraform}#`],
    ['capitals', `/credentials/${terraform.toUpperCase()}`],
    ['another folder', `/Credentials/${terraform}`],
    ['the start alone', '/credentials/'],
    ['an asterisk', '*'],
  ])('a path with tricks: %s', async (_trick, path) => {
    expect(consumerIdOf(path)).toBe('');
    expect(await outcomeOf({ line: `GET ${path} HTTP/1.1` })).toEqual([403, 0]);
  });

  it('another user of this computer, and tells of it', async () => {
    const { port, answered, otherUsers } = await startEndpoint({ peerOf: () => Promise.resolve('other-user') });
    const right = await sendRaw(port, written(port));
    const wrong = await sendRaw(port, written(port, { token: 'guessed' }));
    expect([statusOf(right), statusOf(wrong), answered, otherUsers]).toEqual([403, 403, [], [terraform]]);
  });

  it('a caller that has hung up', async () => {
    const { port, answered } = await startEndpoint({ peerOf: () => Promise.resolve('nobody') });
    expect([statusOf(await sendRaw(port, written(port))), answered]).toEqual([403, []]);
  });

  it('headers that are too long', async () => {
    expect(await outcomeOf({ more: [`X-Long: ${'a'.repeat(16 * 1024)}`] })).toEqual([0, 0]);
    expect(await outcomeOf({ token: 'a'.repeat(16 * 1024) })).toEqual([0, 0]);
  });

  it('a body, however it is announced', async () => {
    const long = await outcomeOf({ more: ['Content-Length: 1000000000'], body: 'a'.repeat(100_000) });
    const chunked = await outcomeOf({ more: ['Transfer-Encoding: chunked'], body: '5\r\nhello\r\n' });
    const both = await outcomeOf({ more: ['Transfer-Encoding: chunked', 'Content-Length: 5'], body: '0\r\n\r\n' });
    expect([long[1], chunked, both]).toEqual([0, [400, 0], [0, 0]]);
    expect([0, 400]).toContain(long[0]);
  });

  it('a second request behind the first', async () => {
    const { port, answered } = await startEndpoint();
    const answers = await sendRaw(port, written(port) + written(port));
    expect(answered.length).toBe(1);
    expect(answers.match(/credentials/gu)).toHaveLength(2);
  });

  it('what is no HTTP', async () => {
    const { port, answered } = await startEndpoint();
    const answers = [await sendRaw(port, '\u0016\u0003\u0001\u0002\r\n\r\n'), await sendRaw(port, 'GET\r\n\r\n')];
    expect([answers, answered]).toEqual([['', ''], []]);
  });
});
