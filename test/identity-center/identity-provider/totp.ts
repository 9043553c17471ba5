import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step of time an instant (ms since the epoch) falls into: RFC 6238 with its default of 30 s. */
export function timeStep(nowMs: number): number {
  return Math.floor(nowMs / 1000 / STEP_SECONDS);
}

/** The code of a step: RFC 4226 with HMAC-SHA-1, as authenticator apps use it. */
export function oneTimeCode(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step a code belongs to, one early or late being good enough (RFC 6238, 5.2), or undefined. */
export function stepOfCode(secret: Buffer, code: string, nowMs: number): number | undefined {
  const now = timeStep(nowMs);
  return [now, now - 1, now + 1].find((step) => step >= 0 && oneTimeCode(secret, step) === code);
}

/** RFC 4648 base 32, as `otpauth:` addresses carry a secret. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/gu) ?? []).map((five) => BASE_32.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
}
