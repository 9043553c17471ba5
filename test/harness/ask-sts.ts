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

export interface AskedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Asks STS at `AWS_ENDPOINT_URL_STS` who has these keys, signed by AWS's own signer; answers status and body. */
export async function askSts(keys: AskedKeys, at = new Date()): Promise<{ status: number; answer: string }> {
  const endpoint = new URL(process.env['AWS_ENDPOINT_URL_STS'] ?? '');
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const credentials = {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey,
    ...(keys.sessionToken === undefined ? {} : { sessionToken: keys.sessionToken }),
  };
  const signer = new SignatureV4({ service: 'sts', region: 'us-east-1', sha256: Sha256 as never, credentials });
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      port: Number(endpoint.port),
      path: endpoint.pathname,
      headers: { host: endpoint.host, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    },
    { signingDate: at },
  );
  const response = await fetch(endpoint, { method: 'POST', headers, body });
  return { status: response.status, answer: await response.text() };
}

/** Null: the answer names nobody. */
export function arnIn(answer: string): string | null {
  return /<Arn>(.*?)<\/Arn>/u.exec(answer)?.[1] ?? null;
}
