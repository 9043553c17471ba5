/** One request. Headers are given as they go out; a body is text. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

/** One answer, header names in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The network. No redirect is followed, no cookie sent, nothing cached. An answer of any status resolves; no answer
 * rejects with a `ServiceError` of kind `offline`, `proxy` (a certificate that is not trusted) or `cancelled`.
 * Every request ends: 30 s after its start it rejects as `offline`.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}
