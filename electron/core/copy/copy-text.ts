import type { KeyFormat } from '../../shared/tables/copy-formats.ts';
import { isoSeconds } from '../time/instant.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { Secret } from '../secret.ts';
import { writtenFormats, type CopyMaterial } from './formats.ts';

/** What a copy names besides the keys. */
export type CopyTarget = Pick<CopyMaterial, 'region' | 'profile'>;

/** Credentials in one of the formats, for the clipboard. Throws a `FailureError` where the format cannot hold them. */
export function copyText(format: KeyFormat, credentials: RoleCredentials, target: CopyTarget): Secret {
  return new Secret(
    writtenFormats[format]({
      ...target,
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      sessionToken: credentials.sessionToken.reveal(),
      expiration: isoSeconds(credentials.expiresAt),
    }),
  );
}

const mask = '••••••••••••';
/** Stand in for what is masked, since a bullet would be quoted differently from a key. */
const placeholders = { accessKeyId: 'MASKEDKEYID', secretAccessKey: 'MASKEDSECRET', sessionToken: 'MASKEDTOKEN' };
const expirationPlaceholder = 'MASKEDEND';

/**
 * The same text with nothing secret in it: of the key id the first four and last four characters are left, where one is
 * held. The secrets are not even read.
 */
export function maskedCopyText(
  format: KeyFormat,
  held: Pick<RoleCredentials, 'accessKeyId' | 'expiresAt'> | null,
  target: CopyTarget,
): string {
  return writtenFormats[format]({
    ...target,
    ...placeholders,
    expiration: held === null ? expirationPlaceholder : isoSeconds(held.expiresAt),
  })
    .replace(placeholders.accessKeyId, held === null ? mask : maskedKeyId(held.accessKeyId))
    .replace(placeholders.secretAccessKey, mask)
    .replace(placeholders.sessionToken, mask)
    .replace(expirationPlaceholder, '…');
}

/** Shorter than a real key id, nothing would be left to hide. */
function maskedKeyId(keyId: string): string {
  return keyId.length < 16 ? mask : `${keyId.slice(0, 4)}••••••••${keyId.slice(-4)}`;
}
