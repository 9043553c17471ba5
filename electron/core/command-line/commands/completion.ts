import { text } from '../../../shared/text/text.ts';
import { refuseWords } from '../answers.ts';
import type { Command } from '../command.ts';

/** `latchkey completion`: the command answers it itself, since it needs no app; here it is only named in the help. */
export const completion: Command = {
  name: 'completion',
  usage: 'bash|zsh|fish|powershell',
  least: 1,
  most: 1,
  completes: ['completion'],
  options: [],
  help: 'command.help-completion',
  run: () => refuseWords(text('command.completion-elsewhere')),
};
