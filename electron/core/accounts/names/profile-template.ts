import { failure, FailureError } from '../../failures/fail.ts';

/** What a name can be made of. */
export type TemplatePart = 'account' | 'role' | 'id' | 'organisation';

/** A template as it is filled: texts of the person, and what is put in. */
export interface ProfileTemplate {
  readonly pieces: readonly ({ readonly literal: string } | { readonly part: TemplatePart })[];
}

/** `payments-prod-ReadOnlyAccess`. */
export const usualTemplate = '{account}-{role}';

const parts: ReadonlySet<string> = new Set(['account', 'role', 'id', 'organisation'] satisfies TemplatePart[]);
/** What every tool reads in a name (docs/aws.md#profile-names-and-file-dialects). */
const literalPattern = /^[A-Za-z0-9_.@+%:/-]*$/u;

/**
 * Reads a template; null: it cannot be one. Every name of it tells accounts and permission sets apart, so both have to be
 * in it.
 */
export function readTemplate(text: string): ProfileTemplate | null {
  const words = text.split(/\{([^{}]*)\}/u);
  const pieces = words.map((word, at) => (at % 2 === 0 ? { literal: word } : { part: word as TemplatePart }));
  const isKnown = pieces.every((piece) =>
    'literal' in piece ? literalPattern.test(piece.literal) : parts.has(piece.part),
  );
  const has = (part: TemplatePart): boolean => pieces.some((piece) => 'part' in piece && piece.part === part);
  return isKnown && has('role') && (has('account') || has('id')) ? { pieces } : null;
}

/** The template of the settings; what somebody has written there by hand and is none counts as the usual one. */
export function templateOr(text: string, usual = usualTemplate): ProfileTemplate {
  return readTemplate(text) ?? readTemplate(usual) ?? { pieces: [{ part: 'id' }, { literal: '-' }, { part: 'role' }] };
}

/** Throws a `FailureError` that says what a template has to hold. */
export function needTemplate(text: string): void {
  if (readTemplate(text) === null) {
    throw new FailureError(failure('invalid-input', {}, null, 'failure.profile-template'));
  }
}
