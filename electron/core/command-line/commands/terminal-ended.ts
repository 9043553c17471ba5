import { printed } from '../answers.ts';
import type { Command } from '../command.ts';

/** Called by the script of a terminal at its end: its token is worth nothing from now on. An id that is none does nothing. */
export const terminalEnded: Command = {
  name: 'terminal-ended',
  usage: 'ID',
  least: 1,
  most: 1,
  options: [],
  help: 'command.help-terminal-ended',
  isHidden: true,
  async run({ features }, { words: [id = ''] }) {
    await features.roleTerminals.ended(id);
    return printed('');
  },
};
