/**
 * Asks STS who it is with what the default chain of AWS's SDK for JavaScript finds, and prints the ARN. Nothing of Latchkey is
 * in here.
 *
 * @param process.argv[2] the profile; left out: none.
 */
import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
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

const profile = process.argv[2];
const endpoint = new URL(process.env['AWS_ENDPOINT_URL_STS'] ?? '');
const credentials = defaultProvider(profile === undefined ? {} : { profile });
const body = 'Action=GetCallerIdentity&Version=2011-06-15';
try {
  const signer = new SignatureV4({
    service: 'sts',
    region: 'us-east-1',
    sha256: Sha256 as never,
    credentials: await credentials(),
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    port: Number(endpoint.port),
    path: endpoint.pathname,
    headers: { host: endpoint.host, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  const answer = await (await fetch(endpoint, { method: 'POST', headers, body })).text();
  console.log(/<Arn>(.*?)<\/Arn>/u.exec(answer)?.[1] ?? answer);
} catch (error) {
  // As Node prints what nobody catches, without the stack.
  console.error(String(error));
  process.exitCode = 1;
}
