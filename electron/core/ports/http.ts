/** One request. Headers are given as they go out; a body is text. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** How long (ms) an answer is waited for; 30 s unless it is said here. */
  readonly timeoutMs?: number | undefined;
  /** What an answer that leads elsewhere is: trouble on the way (the usual), or told, with where to and without a body. */
  readonly redirects?: 'refused' | 'told';
}

/** One answer, header names in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The network. No redirect is followed (a told one has its target in `location`), no cookie sent, nothing cached. An
 * answer of any status resolves; no answer rejects with a `ServiceError` of kind `offline`, `proxy` (a certificate that is not trusted) or `cancelled`.
 * Every request ends: when its time is over it rejects as `offline`.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}
