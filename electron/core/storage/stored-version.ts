import * as v from 'valibot';
import type { SetAsideReason } from '../ports/files.ts';

const versionSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.number() }));

/**
 * Why a stored text cannot be used.
 *
 * @param known the latest version of it that this Latchkey writes.
 */
export function reasonToSetAside(text: string, known: number): SetAsideReason {
  const parsed = v.safeParse(versionSchema, text);
  return parsed.success && parsed.output.version > known ? 'newer' : 'damaged';
}
