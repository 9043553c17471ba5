/**
 * Asks STS who the credentials in the environment are, as any AWS tool would, and prints the ARN. Signed by AWS's own
 * signer; nothing of Latchkey is in here.
 */
import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** The hash that the signer asks for: with a key an HMAC, else plain SHA-256. */
class Sha256 {
  readonly #hash: { update: (data: BinaryLike) => unknown; digest: () => Buffer };

  constructor(key?: BinaryLike) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }

  update(data: BinaryLike): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
}

const endpoint = new URL(variable('AWS_ENDPOINT_URL_STS'));
const signer = new SignatureV4({
  service: 'sts',
  region: 'us-east-1',
  sha256: Sha256 as never,
  credentials: {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: variable('AWS_SESSION_TOKEN'),
  },
});
const body = 'Action=GetCallerIdentity&Version=2011-06-15';
const signed = await signer.sign(
  {
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    port: Number(endpoint.port),
    path: endpoint.pathname,
    headers: { host: endpoint.host, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  },
  signingDate(),
);
const response = await fetch(endpoint, { method: 'POST', headers: signed.headers, body });
const answer = await response.text();
const arn = /<Arn>(.*?)<\/Arn>/u.exec(answer)?.[1];
if (arn === undefined) {
  console.error(`STS answered ${String(response.status)}: ${answer}`);
  process.exitCode = 1;
} else {
  console.log(arn);
}

/** A test whose clock has been moved says when it is. */
function signingDate(): { signingDate: Date } {
  const at = process.env['LATCHKEY_TEST_NOW'];
  return { signingDate: at === undefined ? new Date() : new Date(Number(at)) };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set.`);
  }
  return value;
}
