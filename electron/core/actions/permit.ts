import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Source } from '../latchkey.ts';

/** Whether an intent may go ahead. */
export type Permission = { readonly permitted: true } | { readonly permitted: false; readonly failure: Failure };

/**
 * The one step every intent passes before anything is done, whoever asked: the place of the production guard and of
 * managed policy. Nothing is refused yet.
 */
export type Permit = (intent: Intent, source: Source) => Permission;

export const permitAll: Permit = () => ({ permitted: true });
