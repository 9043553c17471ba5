/** `net.request` as far as the app can notice it: one exchange, and its redirect told rather than followed. */
import { EventEmitter } from 'node:events';
import { trackWork } from '../clock/settle.ts';
import { rule } from '../mutants.ts';
import { notModelled, throwingByName } from '../unmodelled.ts';
import { isRedirect, locationOf, oneHop, refuseHeaders } from './session-fetch.ts';
import { record } from './host.ts';
import type { HttpAnswer } from './http-request.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

interface ClientRequestEvents {
  redirect: [statusCode: number, method: string, redirectUrl: string, responseHeaders: Record<string, string[]>];
  response: [response: { statusCode: number }];
  error: [error: Error];
  abort: [];
  close: [];
}

/** Of Electron's options those that are modelled; its `session` is the stand-in's. */
export type ClientRequestOptions = Pick<
  Electron.ClientRequestConstructorOptions,
  'method' | 'url' | 'redirect' | 'credentials' | 'cache'
> & { session?: Session };

export class ClientRequest extends EventEmitter<ClientRequestEvents> {
  private readonly options: ClientRequestOptions;
  private readonly headers = new Headers();
  private readonly controller = new AbortController();
  private followed = false;

  constructor(options: ClientRequestOptions) {
    super();
    if (options.redirect !== 'manual') throw notModelled(`net.request with redirect: ${options.redirect ?? 'follow'}`);
    this.options = options;
  }

  setHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  end(): this {
    void trackWork(this.exchange());
    return this;
  }

  abort(): void {
    if (this.controller.signal.aborted) return;
    this.controller.abort();
    this.emit('abort');
    this.emit('close');
  }

  followRedirect(): void {
    this.followed = true;
  }

  private async exchange(): Promise<void> {
    const { url = '', method = 'GET' } = this.options;
    try {
      refuseHeaders(this.headers);
      const answer = await oneHop(this.options.session ?? session.defaultSession, {
        url,
        method: method.toUpperCase(),
        headers: Object.fromEntries(this.headers),
        body: Buffer.alloc(0),
        signal: this.controller.signal,
      });
      record({ kind: 'fetch', url, method, outcome: String(answer.status) });
      if (!this.controller.signal.aborted) this.tell(answer, url, method);
    } catch (error) {
      record({ kind: 'fetch', url, method, outcome: error instanceof Error ? error.message : String(error) });
      if (!this.controller.signal.aborted)
        this.emit('error', error instanceof Error ? error : new Error(String(error)));
    }
  }

  private tell(answer: HttpAnswer, url: string, method: string): void {
    if (!isRedirect(answer)) {
      this.emit('response', { statusCode: answer.status });
      return;
    }
    const headers = Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), [value]]));
    this.emit('redirect', answer.status, method, new URL(locationOf(answer) ?? '', url).href, headers);
    if (this.followed) throw notModelled('ClientRequest.followRedirect');
    if (!this.controller.signal.aborted && rule('net-request-redirect-is-cancelled')) {
      this.emit('error', new Error('Redirect was cancelled'));
    }
  }
}

export function request(options: ClientRequestOptions): ClientRequest {
  return throwingByName('ClientRequest', new ClientRequest(options));
}
