import { text } from '../../../shared/text/text.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Command } from '../command.ts';
import { shown } from '../shown.ts';

/**
 * `latchkey settings export`: the file that Settings › General exports. An import is not offered: a program must not lower
 * the guard without the person's seeing what it changes (docs/sharing-settings.md#from-a-script).
 */
export const settings: Command = {
  name: 'settings',
  usage: 'export',
  least: 1,
  most: 1,
  completes: ['settings'],
  options: [{ name: 'names', value: null, help: 'command.option-names' }],
  help: 'command.help-settings',
  run({ features }, { words: [word = ''], options }) {
    if (word === 'import') refuseWords(text('command.settings-import'));
    if (word !== 'export') refuseWords(text('command.settings-words', { typed: shown(word) }));
    // JSON already.
    return printed(features.sharing.text(options.has('names')));
  },
};
