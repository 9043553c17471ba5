/** One call as it was answered, with every secret left out. */
export interface LoggedRequest {
  at: number;
  method: string;
  region: string;
  path: string;
  operation: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  grantType: string | undefined;
  /** Whose signature it has, which may be a wrong one; no secret. */
  keyId: string | undefined;
  /** 0 when the connection was cut instead of an answer. */
  status: number;
  errorType: string | undefined;
  fault: string | undefined;
}

interface Waiting {
  isMet: () => boolean;
  resolve: () => void;
}

const LIMIT = 100_000;

export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  #waiting: Waiting[] = [];

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > LIMIT) this.#entries.splice(0, LIMIT / 10);
    for (const waiting of this.#waiting) if (waiting.isMet()) waiting.resolve();
    this.#waiting = this.#waiting.filter((waiting) => !waiting.isMet());
  }

  all(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** Resolves as soon as the log holds that many calls of an operation, so that a test need not look again and again. */
  whenAsked(operation: string, times: number): Promise<void> {
    const isMet = (): boolean => this.#entries.filter((entry) => entry.operation === operation).length >= times;
    if (isMet()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ isMet, resolve }));
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
