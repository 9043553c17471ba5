import type { Http } from '../core/ports/http.ts';

/** The parts of the SDK's request that are on the wire. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * Lets the AWS clients speak through Latchkey's network port, and with it through the system's proxy and certificates.
 * `updateHttpClientConfig` and `httpHandlerConfigs` are asked of a handler by the SDK; there is nothing to configure.
 */
export function requestHandler(http: Http): {
  handle: (
    request: SdkRequest,
    options?: { abortSignal?: unknown; requestTimeout?: number },
  ) => Promise<{ response: SdkResponse }>;
  updateHttpClientConfig: () => void;
  httpHandlerConfigs: () => Record<string, never>;
} {
  return {
    async handle(request, options) {
      const response = await http.send({
        method: methodOf(request.method),
        url: addressOf(request),
        headers: request.headers,
        // A GET with a body is refused by the service as a wrong method (docs/aws.md#portal-calls).
        body: request.method === 'GET' ? null : textOf(request.body),
        timeoutMs: options?.requestTimeout,
        signal: options?.abortSignal instanceof AbortSignal ? options.abortSignal : new AbortController().signal,
      });
      return {
        response: {
          statusCode: response.status,
          headers: { ...response.headers },
          body: new TextEncoder().encode(response.body),
        },
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

/** The serializers hand over text or its bytes; these services take no other body. */
function textOf(body: unknown): string | null {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : typeof body === 'string' ? body : null;
}

function methodOf(method: string): 'GET' | 'POST' {
  if (method !== 'GET' && method !== 'POST') {
    throw new RangeError(`Identity Center has no ${method} call.`);
  }
  return method;
}

function addressOf({ protocol, hostname, port, path, query }: SdkRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) {
      search.append(name, one);
    }
  }
  const text = search.toString();
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${text === '' ? '' : `?${text}`}`;
}
