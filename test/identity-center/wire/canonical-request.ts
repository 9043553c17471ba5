import { createHash, createHmac } from 'node:crypto';

/** The parts of a request that AWS Signature Version 4 covers. */
export interface SignedParts {
  method: string;
  /** The path as it stood on the wire. */
  path: string;
  /** The query as it stood on the wire, without the question mark. */
  rawQuery: string;
  /** Values of the signed headers, lower-case names. */
  headers: ReadonlyMap<string, string>;
  payloadHash: string;
}

export interface CredentialScope {
  /** YYYYMMDD */
  day: string;
  region: string;
  service: string;
}

/** Step 1 of Signature Version 4 (IAM user guide, "Create a signed AWS API request"). */
export function canonicalRequest(parts: SignedParts): string {
  const names = [...parts.headers.keys()].sort(byCodePoint);
  const lines = names.map((name) => `${name}:${(parts.headers.get(name) ?? '').trim().replaceAll(/ +/gu, ' ')}\n`);
  return [
    parts.method,
    canonicalPath(parts.path),
    canonicalQuery(parts.rawQuery),
    lines.join(''),
    names.join(';'),
    parts.payloadHash,
  ].join('\n');
}

/** Step 2 */
export function stringToSign(canonical: string, amzDate: string, scope: CredentialScope): string {
  return [
    'AWS4-HMAC-SHA256',
    amzDate,
    `${scope.day}/${scope.region}/${scope.service}/aws4_request`,
    sha256Hex(canonical),
  ].join('\n');
}

/** Steps 3 and 4 */
export function signature(secretAccessKey: string, scope: CredentialScope, text: string): string {
  const steps = [scope.day, scope.region, scope.service, 'aws4_request'];
  const key = steps.reduce<string | Buffer>(
    (previous, step) => createHmac('sha256', previous).update(step).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Services other than S3 normalise the path and encode each segment of the wire path once more. */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encode(segment));
  }
  const end = kept.length > 0 && /\/(\.{1,2})?$/u.test(path) ? '/' : '';
  return `/${kept.join('/')}${end}`;
}

function canonicalQuery(rawQuery: string): string {
  const pairs = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: encode(decode(name)), value: encode(decode(value.join('='))) };
    });
  pairs.sort((left, right) => byCodePoint(left.name, right.name) || byCodePoint(left.value, right.value));
  return pairs.map(({ name, value }) => `${name}=${value}`).join('&');
}

/** RFC 3986: everything but letters, digits, - . _ ~ */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function byCodePoint(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
