import * as v from 'valibot';
import { text } from '../../../shared/text/text.ts';
import { organisationIdSchema } from '../../../contract/identifiers.ts';
import { FailureError } from '../../failures/fail.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Command } from '../command.ts';

/** Called by the script of a terminal at its end: its token is worth nothing from now on. */
export const terminalEnded: Command = {
  name: 'terminal-ended',
  usage: 'ID',
  least: 1,
  most: 1,
  options: [],
  help: 'command.help-terminal-ended',
  isHidden: true,
  async run({ features }, call) {
    const [id] = call.words;
    // It becomes part of a path.
    if (!v.is(organisationIdSchema, id)) return refuseWords(text('command.no-terminal'));
    const revoked = await features.endpoint.revoke(id);
    await features.terminals.remove(id).catch((error: unknown) => {
      features.log.warn(`The script of a terminal could not be removed: ${String(error)}`);
    });
    if (!revoked.ok) throw new FailureError(revoked.failure);
    return printed('');
  },
};
