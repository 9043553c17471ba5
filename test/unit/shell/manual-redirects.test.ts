import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  manualRedirects,
  type OutgoingRequest,
  type RequestOptions,
} from '../../../electron/shell/desktop/network/manual-redirects.ts';

/** A request of Electron's that does nothing by itself. */
class QuietRequest extends EventEmitter implements OutgoingRequest {
  readonly did: string[] = [];

  setHeader(name: string, value: string): void {
    this.did.push(`${name}: ${value}`);
  }

  end(): void {
    this.did.push('end');
  }

  abort(): void {
    this.did.push('abort');
  }
}

function fetching(init: RequestInit = {}) {
  const outgoing = new QuietRequest();
  const requests: RequestOptions[] = [];
  const answer = manualRedirects((wish) => {
    requests.push(wish);
    return outgoing;
  })('https://aws.example.com/', init).then(
    (response) => [response.status, response.headers.get('location')],
    (error: unknown) => String(error),
  );
  return { outgoing, requests, answer };
}

describe('a fetch that tells redirects', () => {
  it('asks for them, without cookies and cache', async () => {
    const { outgoing, requests, answer } = fetching({ method: 'HEAD', headers: { accept: '*/*' } });
    outgoing.emit('redirect', 302, 'HEAD', 'https://my.awsapps.com/start');
    expect([requests, await answer, outgoing.did]).toEqual([
      [
        {
          method: 'HEAD',
          url: 'https://aws.example.com/',
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
        },
      ],
      [302, 'https://my.awsapps.com/start'],
      ['accept: */*', 'end', 'abort'],
    ]);
  });

  it('answers with the status alone where there is none, and reads nothing of the body', async () => {
    const { outgoing, answer } = fetching();
    outgoing.emit('response', { statusCode: 404 });
    expect([await answer, outgoing.did]).toEqual([
      [404, null],
      ['end', 'abort'],
    ]);
  });

  it('rejects with what went wrong, and stands a late error', async () => {
    const { outgoing, answer } = fetching();
    outgoing.emit('error', new Error('net::ERR_NAME_NOT_RESOLVED'));
    outgoing.emit('error', new Error('Redirect was cancelled'));
    expect(await answer).toBe('Error: net::ERR_NAME_NOT_RESOLVED');
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    const { outgoing, answer } = fetching({ signal: controller.signal });
    controller.abort();
    expect([await answer, outgoing.did]).toEqual(['Error: This operation was aborted', ['end', 'abort']]);
  });
});
