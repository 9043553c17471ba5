import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Instant } from '../core/time/instant.ts';
import type { Http, HttpResponse } from '../core/ports/http.ts';
import type { RoleCredentials } from '../core/ports/identity-center.ts';
import { ServiceError, type ServiceErrorKind } from '../core/failures/service-error.ts';

const body = 'Action=GetCallerIdentity&Version=2011-06-15';

/**
 * GetCallerIdentity of STS: one request, signed by AWS's own signer, since a client of its own would be a megabyte for
 * it. STS allows it whatever the role may do (its API reference). Rejects with a `ServiceError`.
 *
 * @param address of STS in `region`.
 */
export async function askCallerArn(
  http: Http,
  address: string,
  region: string,
  credentials: RoleCredentials,
  now: Instant,
  signal: AbortSignal,
): Promise<string> {
  const url = new URL(address);
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
  return arnOf(await http.send({ method: 'POST', url: url.href, headers: signed.headers, body, signal }));
}

/** An answer of STS has some hundred characters; of more than this (characters) nothing is looked at. */
const longestAnswer = 16 * 1024;

function arnOf({ status, headers, body: whole }: HttpResponse): string {
  const answer = { status, headers, body: whole.slice(0, longestAnswer) };
  // Letters that an ARN and the name of a session can have (IAM and STS API references).
  const arn = /<Arn>([\w+=,.@:/-]{20,2048})<\/Arn>/u.exec(answer.body)?.[1];
  if (status === 200 && arn !== undefined) return arn;
  // The body is left out: an error of STS may quote the request.
  throw new ServiceError(kindOf(answer), `STS answered ${status}.`, { requestId: headers['x-amzn-requestid'] ?? null });
}

/** An answer without a request id is not AWS's. Of its 403s only one is about access; others are about keys or a clock. */
function kindOf({ status, headers, body }: HttpResponse): ServiceErrorKind {
  if (headers['x-amzn-requestid'] === undefined || networkAsks.has(status)) return 'proxy';
  if (status === 429 || body.includes('<Code>Throttling</Code>')) return 'throttled';
  if (status >= 500) return 'unavailable';
  if (regionRefuses.test(body)) return 'region-refused';
  return status === 403 && body.includes('<Code>AccessDenied</Code>') ? 'forbidden' : 'unexpected';
}

/**
 * A region that is switched off for an account does not know its credentials, and one where STS is not active says so (IAM user
 * guide, "Manage AWS STS in an AWS Region"): the same credentials work in another region.
 */
const regionRefuses =
  /<Code>(?:InvalidClientTokenId|UnrecognizedClientException|RegionDisabledException|OptInRequired)<\/Code>/u;

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
