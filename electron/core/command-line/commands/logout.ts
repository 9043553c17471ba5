import { text } from '../../../shared/text/text.ts';
import { printed } from '../answers.ts';
import type { Command } from '../command.ts';
import { theOrganisation } from '../find-organisation.ts';
import { organisation } from '../options.ts';
import { shown } from '../shown.ts';

/** `latchkey logout`: signs out, here and at AWS. */
export const logout: Command = {
  name: 'logout',
  usage: '[ORGANISATION]',
  least: 0,
  most: 1,
  completes: ['organisation'],
  options: [organisation],
  help: 'command.help-logout',
  async run(context, call) {
    const one = theOrganisation(context, call);
    const { credentials } = context.features;
    const wasSignedIn = one.signIn.isSignedIn();
    credentials.forgetOrganisation(one.record.id);
    await one.signOut();
    const values = { organisation: shown(one.record.name) };
    return printed(`${text(wasSignedIn ? 'command.signed-out' : 'command.was-signed-out', values)}\n`);
  },
};
