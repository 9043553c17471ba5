import type { Intent } from '../../contract/commands.ts';
import type { CopyFormat } from '../../shared/tables/copy-formats.ts';
import type { GuardQuestion } from '../../contract/guard.ts';
import type { Role } from '../../contract/identifiers.ts';

export type GuardedAction = GuardQuestion['action'];

/** Something that the production guard stands before. */
export interface Guarded {
  /** The same for what is the same: it is asked about once. */
  readonly key: string;
  readonly action: GuardedAction;
  /** All that it is done with. */
  readonly roles: readonly Role[];
  /** Of a copy. */
  readonly format: CopyFormat | null;
}

/** Names a profile that programs get credentials of already. */
const handsOutNothing: CopyFormat = 'aws-profile';

/** The actions of which the same can be done with a permission set that only reads. */
const canBeSafer: ReadonlySet<GuardedAction> = new Set([
  'open-console',
  'copy-credentials',
  'copy-console-link',
  'open-terminal',
]);

/** Null: nothing stands before it. */
export function guardedIntent(intent: Intent, key: string): Guarded | null {
  const { role } = intent;
  switch (intent.kind) {
    case 'open-console':
    case 'open-terminal':
    case 'copy-console-link':
      return { key, action: intent.kind, roles: [role], format: null };
    case 'copy-credentials':
      return intent.format === handsOutNothing
        ? null
        : { key, action: intent.kind, roles: [role], format: intent.format };
    default:
      return null;
  }
}

export function hasSaferWay({ action, roles }: Guarded): boolean {
  return canBeSafer.has(action) && roles.length === 1;
}
