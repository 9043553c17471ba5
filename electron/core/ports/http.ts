/** One request. Headers are given as they go out; a body is text. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** How long (ms) an answer is waited for; 30 s unless it is said here. */
  readonly timeoutMs?: number | undefined;
  /** A redirect is an error (the usual), or with `manual` an answer with its target and without a body. */
  readonly redirects?: 'refused' | 'manual';
}

/** One answer, header names in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The network. No redirect is followed (with `manual` its target is in `location`), no cookie sent, nothing cached. An
 * answer of any status resolves; no answer rejects with a `ServiceError` of kind `offline`, `proxy` (a certificate that is not trusted) or `cancelled`.
 * Every request ends: after its timeout it rejects as `offline`.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}
