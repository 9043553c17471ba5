import type { Latchkey } from '../../core/latchkey.ts';
import type { Popover } from '../windows/popover.ts';
import type { CommandHandlers } from './command-server.ts';

/** The footer's "Copied" is seen before the window goes (ux.md 4). */
const afterCopyMs = 600;

/** Core's commands as the window has them: an action that succeeded also takes the window out of the way. */
export function windowCommands(
  latchkey: Pick<Latchkey, 'commands'>,
  popover: Pick<Popover, 'hide' | 'hideIn'>,
): CommandHandlers {
  return {
    ...latchkey.commands,
    async 'role.perform'(input) {
      const result = await latchkey.commands['role.perform'](input);
      if (!result.ok) return result;
      if (input.intent.kind === 'open-console') popover.hide();
      else popover.hideIn(afterCopyMs);
      return result;
    },
    'window.hide'() {
      popover.hide();
      return Promise.resolve({ ok: true, value: null });
    },
  };
}
