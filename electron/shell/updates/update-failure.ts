import { UpdateFailure, type UpdateTrouble } from '../../core/ports/updates.ts';

/** What an error of electron-updater means to the person, by its code (electron-updater and builder-util-runtime, `newError`). */
export function updateFailure(error: unknown): UpdateFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new UpdateFailure(troubleOf(codeOf(error), message), message.slice(0, 500));
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What the system says of an address that it does not reach. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function troubleOf(code: string, message: string): UpdateTrouble {
  if (code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'not-genuine';
  // Squirrel's own words, which have no code (Squirrel.Mac, SQRLCodeSignature.m).
  if (message.startsWith('Code signature at URL')) return 'not-genuine';
  // As Chromium names it: `net::ERR_NAME_NOT_RESOLVED`.
  if (unreachable.has(code) || message.startsWith('net::ERR_')) return 'offline';
  if (code.startsWith('HTTP_ERROR_') || code.startsWith('ERR_UPDATER_')) return 'bad-answer';
  return 'other';
}
