import { ServiceError } from '../../../core/failures/service-error.ts';
import type { Fetch } from './session-http.ts';

/** What is asked of `net.request`. */
export interface RequestOptions {
  readonly method: string;
  readonly url: string;
  readonly redirect: 'manual';
  readonly credentials: 'omit';
  readonly cache: 'no-store';
}

/** The parts of Electron's `ClientRequest` that are used. */
export interface OutgoingRequest {
  on(event: 'redirect', listener: (status: number, method: string, location: string) => void): unknown;
  on(event: 'response', listener: (response: { readonly statusCode: number }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  setHeader(name: string, value: string): void;
  end(): unknown;
  abort(): void;
}

/**
 * A fetch that tells a redirect instead of following it: its status, with `location`, and no body of any answer.
 * `session.fetch` cannot: its `redirect: 'manual'` rejects with "Redirect was cancelled" (electron#43715), so this is
 * `net.request`, which has an event for it (docs/api/client-request.md). For requests without a body.
 */
export function manualRedirects(request: (options: RequestOptions) => OutgoingRequest): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const outgoing = request({
        method: init.method ?? 'GET',
        url,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      });
      for (const [name, value] of new Headers(init.headers)) outgoing.setHeader(name, value);
      const answer = (status: number, headers: Record<string, string>): void => {
        try {
          resolve(new Response(null, { status, headers }));
        } catch {
          // A status of 999, or a place that is no header: thrown on from an event it would end the program.
          reject(new ServiceError('unexpected', 'The answer is none of HTTP.'));
        }
        outgoing.abort();
      };
      outgoing.on('redirect', (status, _method, location) => answer(status, { location }));
      outgoing.on('response', ({ statusCode }) => answer(statusCode, {}));
      // Also after an answer: an error that nobody hears would end the program.
      outgoing.on('error', reject);
      init.signal?.addEventListener('abort', () => {
        reject(new Error('This operation was aborted'));
        outgoing.abort();
      });
      outgoing.end();
    });
}
