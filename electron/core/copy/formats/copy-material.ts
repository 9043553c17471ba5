import type { TextValues } from '../../../shared/text/text.ts';
import { failure, FailureError } from '../../failures/fail.ts';

/** What a format is filled with, revealed; it lives only while the text is put together. */
export interface CopyMaterial {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601, whole seconds, `Z`. */
  readonly expiration: string;
  readonly region: string;
  /** A section name that every tool reads. */
  readonly profile: string;
}

/**
 * The variables every tool reads, in order. The CLI writes the same (docs/aws.md#environment-variables); of the region
 * there are two since botocore and CLI 1 read `AWS_DEFAULT_REGION` only, the SDKs of JavaScript, Go and Java `AWS_REGION`
 * only.
 */
export function variablesOf(material: CopyMaterial): readonly (readonly [name: string, value: string])[] {
  return [
    ['AWS_ACCESS_KEY_ID', material.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', material.secretAccessKey],
    ['AWS_SESSION_TOKEN', material.sessionToken],
    ['AWS_REGION', material.region],
    ['AWS_DEFAULT_REGION', material.region],
    ['AWS_CREDENTIAL_EXPIRATION', material.expiration],
  ];
}

/** Throws a `FailureError`: the format has no way to write such a value, and a mangled key helps nobody. */
export function cannotHold(format: NonNullable<TextValues['format']>): never {
  throw new FailureError(failure('format-cannot-hold', { format }));
}

/** NUL ends a string in every shell's variables; other controls are keys to a terminal that text is pasted into. */
export function hasControl(value: string): boolean {
  return /\p{Cc}/u.test(value);
}
