import { text } from '../../../shared/text/text.ts';
import { printed } from '../answers.ts';
import type { Command } from '../command.ts';

export const version: Command = {
  name: 'version',
  usage: '',
  least: 0,
  most: 0,
  options: [],
  help: 'command.help-version',
  run({ features }) {
    return printed(`${text('command.version', { version: features.platform.version })}\n`);
  },
};
