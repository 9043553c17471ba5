import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Instant } from '../core/time/instant.ts';
import type { Http, HttpResponse } from '../core/ports/http.ts';
import type { RoleCredentials } from '../core/ports/identity-center.ts';
import { ServiceError, type ServiceErrorKind } from '../core/failures/service-error.ts';
import { retryAfterMs } from '../core/throttling/retry-after.ts';

/** Where STS is asked, by whom, and when. */
export interface StsCall {
  /** Of STS in `region`. */
  readonly address: string;
  readonly region: string;
  readonly credentials: RoleCredentials;
  /** The server's time, which the signature carries. */
  readonly now: Instant;
  readonly signal: AbortSignal;
}

const version = '2011-06-15';

/**
 * One request to STS, signed by AWS's own signer, since a client of its own would be a megabyte for it. Rejects with a
 * `ServiceError` where no answer came; what STS refused is answered as it is.
 *
 * @param parameters of its query protocol, with `Action`.
 */
export async function callSts(
  http: Http,
  { address, region, credentials, now, signal }: StsCall,
  parameters: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const url = new URL(address);
  const body = new URLSearchParams({ ...parameters, Version: version }).toString();
  const signer = new SignatureV4({
    service: 'sts',
    region,
    sha256: Sha256,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      sessionToken: credentials.sessionToken.reveal(),
    },
  });
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    },
    { signingDate: new Date(now) },
  );
  return http.send({ method: 'POST', url: url.href, headers: signed.headers, body, signal });
}

/** What an answer came to that cannot be used. The body is left out: an error of STS may quote the request. */
export function stsRefusal(response: HttpResponse): ServiceError {
  return new ServiceError(kindOf(response), `STS answered ${response.status}.`, {
    requestId: response.headers['x-amzn-requestid'] ?? null,
    retryAfterMs: retryAfterMs(response.headers),
  });
}

/** An error of STS has some hundred characters; of more than this (characters) nothing is looked at. */
const longestError = 16 * 1024;

/** An answer without a request id is not AWS's. Of its 403s only one is about access; others are about keys or a clock. */
function kindOf({ status, headers, body }: HttpResponse): ServiceErrorKind {
  if (headers['x-amzn-requestid'] === undefined || networkAsks.has(status)) return 'proxy';
  const code = codeOf(body.slice(0, longestError));
  if (status === 429 || code === 'Throttling' || code === 'ThrottlingException') return 'throttled';
  if (status >= 500) return 'unavailable';
  if (regionRefuses.has(code)) return 'region-refused';
  if (status === 403 && code === 'AccessDenied') return 'forbidden';
  if (code === 'ExpiredToken' || code === 'ExpiredTokenException') return 'invalid-grant';
  return status === 400 && code === 'ValidationError' ? 'invalid-request' : 'unexpected';
}

/** Of the first `Code`, which is the error's own. */
function codeOf(body: string): string {
  return /<Code>(\w{1,100})<\/Code>/u.exec(body)?.[1] ?? '';
}

/**
 * A region that is switched off for an account does not know its credentials, and one where STS is not active says so (IAM user
 * guide, "Manage AWS STS in an AWS Region"): the same credentials work in another region.
 */
const regionRefuses: ReadonlySet<string> = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'RegionDisabledException',
  'OptInRequired',
]);

/** Only what stands between a computer and its network says these (RFC 9110, 15.5.8; RFC 6585, 6). */
const networkAsks: ReadonlySet<number> = new Set([407, 511]);

/** The hash the signer asks for: with a key an HMAC, else plain SHA-256. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytes(key));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new TypeError('A hash is used once.');
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
