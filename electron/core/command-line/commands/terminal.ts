import { text } from '../../../shared/text/text.ts';
import { FailureError } from '../../failures/fail.ts';
import { printed } from '../answers.ts';
import type { Command } from '../command.ts';
import { organisation } from '../options.ts';
import { roleLabel, roleOfCall } from '../role-of-call.ts';

const own = { name: 'terminal', usage: 'ROLE' } as const;

/** `latchkey terminal`: opens a terminal with the role. */
export const terminal: Command = {
  ...own,
  least: 1,
  most: 1,
  completes: ['role'],
  options: [organisation],
  help: 'command.help-terminal',
  async run(context, call) {
    const role = roleOfCall(context, call, own);
    const opened = await context.features.performer.perform({ kind: 'open-terminal', role }, 'command');
    if (!opened.ok) throw new FailureError(opened.failure);
    return printed(`${text('command.terminal-opened', { role: roleLabel(context, role) })}\n`);
  },
};
