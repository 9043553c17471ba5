import type { Http, HttpRequest, HttpResponse } from '../../electron/core/ports/http.ts';
import { ServiceError } from '../../electron/core/service-error.ts';

/** The network port over Node's fetch, for tests without Electron. It counts what is on its way. */
export class LoopbackHttp implements Http {
  readonly requests: { readonly method: string; readonly path: string; readonly status: number | null }[] = [];
  inFlight = 0;
  /** Where addresses of a company's own lead, by their host. */
  readonly redirects = new Map<string, string>();
  /** Set: every request fails as if the cable were out. */
  offline = false;
  /** Set: a request goes out once this is settled. */
  heldBack: Promise<unknown> | null = null;

  async send(request: HttpRequest): Promise<HttpResponse> {
    this.inFlight += 1;
    const path = new URL(request.url).pathname;
    try {
      await this.heldBack;
      const response = await this.#send(request);
      this.requests.push({ method: request.method, path, status: response.status });
      return response;
    } catch (error) {
      this.requests.push({ method: request.method, path, status: null });
      throw error;
    } finally {
      this.inFlight -= 1;
    }
  }

  async #send({ url, method, headers, body, signal, redirects }: HttpRequest): Promise<HttpResponse> {
    if (this.offline) {
      throw new ServiceError('offline', 'The cable is out.');
    }
    const location = redirects === 'told' ? this.redirects.get(new URL(url).host) : undefined;
    if (location !== undefined) {
      return { status: 302, headers: { location }, body: '' };
    }
    const sendable = Object.entries(headers).filter(
      ([name]) => !['host', 'content-length'].includes(name.toLowerCase()),
    );
    try {
      const response = await fetch(url, {
        method,
        headers: Object.fromEntries(sendable),
        body,
        signal,
        redirect: redirects === 'told' ? 'manual' : 'error',
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch {
      throw new ServiceError(signal.aborted ? 'cancelled' : 'offline', 'No answer.');
    }
  }
}
