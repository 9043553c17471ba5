import { printed } from '../answers.ts';
import type { Command } from '../command.ts';

/** `latchkey toggle`: shows the window, or hides it, as the shortcut does. */
export const toggle: Command = {
  name: 'toggle',
  usage: '',
  least: 0,
  most: 0,
  options: [],
  help: 'command.help-toggle',
  run({ features }) {
    features.events.windowToggled.emit();
    return printed('');
  },
};
