import type { Http, HttpRequest, HttpResponse } from '../../electron/core/ports/http.ts';
import { ServiceError } from '../../electron/core/failures/service-error.ts';

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
  /** What stands between here and AWS may make of each answer, by its path. */
  changeAnswers: (path: string, answer: HttpResponse) => HttpResponse = (_path, answer) => answer;
  #held: { readonly end: string; readonly released: Promise<null> } | null = null;

  /** Keeps requests to paths that end so, as a slow server does, until what is answered is called. Nothing settles for them. */
  hold(end: string): () => void {
    const { promise, resolve } = Promise.withResolvers<null>();
    this.#held = { end, released: promise };
    return () => {
      this.#held = null;
      resolve(null);
    };
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const path = new URL(request.url).pathname;
    if (this.#held !== null && path.endsWith(this.#held.end)) {
      await this.#held.released;
    }
    this.inFlight += 1;
    try {
      await this.heldBack;
      const response = this.changeAnswers(path, await this.#send(request));
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
    const location = redirects === 'manual' ? this.redirects.get(new URL(url).host) : undefined;
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
        redirect: redirects === 'manual' ? 'manual' : 'error',
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch {
      throw new ServiceError(signal.aborted ? 'cancelled' : 'offline', 'No answer.');
    }
  }
}
