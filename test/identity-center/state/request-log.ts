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
  /** 0 when the connection was cut instead of an answer. */
  status: number;
  errorType: string | undefined;
  fault: string | undefined;
}

const LIMIT = 100_000;

export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > LIMIT) this.#entries.splice(0, LIMIT / 10);
  }

  all(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
