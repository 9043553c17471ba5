import { text } from '../../../shared/text/text.ts';
import { CommandRefusal, printed } from '../answers.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import { nearest } from '../../../shared/model/nearest-word.ts';
import { shown } from '../shown.ts';

/** `latchkey unlink`: takes links out, all that are named or none. */
export const unlink: Command = {
  name: 'unlink',
  usage: 'PROFILE…',
  least: 1,
  most: 200,
  completes: ['profile'],
  options: [],
  help: 'command.help-unlink',
  async run({ features }, call) {
    const { links, profileLinks } = features;
    const named = call.words.map((word) => {
      const known = links.find(word);
      if (known !== null) return known.profile;
      const near = nearest(
        word,
        links.all().map(({ profile }) => profile),
      );
      const values = { typed: shown(word) };
      throw new CommandRefusal(
        exitCode.notOne,
        near === null ? text('command.no-such-link', values) : text('command.no-such-link-near', { ...values, near }),
      );
    });
    const profiles = [...new Set(named)];
    await profileLinks.remove(profiles, 'command');
    return printed(profiles.map((profile) => `${text('command.unlinked', { profile })}\n`).join(''));
  },
};
