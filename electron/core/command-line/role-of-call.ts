import type { Role } from '../../contract/identifiers.ts';
import { text } from '../../shared/text/text.ts';
import { refuseWords } from './answers.ts';
import type { Call, Command, Context } from './command.ts';
import { wantedOrganisation } from './find-organisation.ts';
import { findRole } from './find-role.ts';
import { shown } from './shown.ts';

/** The role that the first word names. Throws a `CommandRefusal`. */
export function roleOfCall(context: Context, call: Call, { name, usage }: Pick<Command, 'name' | 'usage'>): Role {
  const [word] = call.words;
  if (word === undefined) return refuseWords(text('command.too-few', { command: name, usage }));
  return findRole(context, word, wantedOrganisation(context, call));
}

/** As sentences and prompts call a role: its account told from its namesakes. */
export function roleLabel({ features }: Context, role: Role): string {
  return `${shown(features.identities.account(role), longestAccount)}/${role.roleName}`;
}

const longestAccount = 100;
