import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tokens } from '../../../core/ports/credentials-endpoint.ts';
import { Secret } from '../../../core/secret.ts';

/** The system's chance. */
export const tokens: Tokens = {
  create: () => new Secret(randomBytes(32).toString('base64url')),
  hash: (token) => createHash('sha256').update(token.reveal()).digest('hex'),
  areSame(one, other) {
    const [first, second] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
    return first.length === second.length && timingSafeEqual(first, second);
  },
};
