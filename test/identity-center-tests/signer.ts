import { Buffer } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import type { Credentials } from './wire-client.ts';

const encoder = new TextEncoder();

export interface ToSign {
  credentials: Pick<Credentials, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;
  url: string;
  body: string;
  region: string;
  service: string;
  at: Date;
}

/**
 * Signs a form POST the way an SDK does. Written from the AWS guide on its own Web Crypto code, apart from the simulator's
 * verifier, so that the same mistake is not made on both sides.
 */
export async function signedHeaders(request: ToSign): Promise<Record<string, string>> {
  const { host, pathname } = new URL(request.url);
  const stamp = `${request.at.toISOString().slice(0, 19).replace(/[:-]/gu, '')}Z`;
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host,
    'x-amz-date': stamp,
    'x-amz-security-token': request.credentials.sessionToken,
  };
  const list = 'content-type;host;x-amz-date;x-amz-security-token';
  const block = Object.entries(headers).reduce((text, [name, value]) => `${text}${name}:${value}\n`, '');
  const canonical = `POST\n${pathname}\n\n${block}\n${list}\n${hex(await digest(request.body))}`;
  const scope = `${stamp.slice(0, 8)}/${request.region}/${request.service}/aws4_request`;
  let key = encoder.encode(`AWS4${request.credentials.secretAccessKey}`);
  for (const part of scope.split('/')) key = await hmac(key, part);
  const signature = hex(await hmac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hex(await digest(canonical))}`));
  const credential = `${request.credentials.accessKeyId}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${list}, Signature=${signature}`,
  };
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.digest('SHA-256', encoder.encode(text)));
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await webcrypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await webcrypto.subtle.sign('HMAC', imported, encoder.encode(text)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
