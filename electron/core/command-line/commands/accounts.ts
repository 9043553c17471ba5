import { text } from '../../../shared/text/text.ts';
import { printed, printedJson } from '../answers.ts';
import type { Command } from '../command.ts';
import { wantedOrganisation } from '../find-organisation.ts';
import { foundAccounts, needSome } from '../find-in-list.ts';
import { json, organisation } from '../options.ts';
import { environmentJson, environmentWordCell } from '../role-cells.ts';
import { table } from '../table.ts';

/** `latchkey accounts`: the accounts, or those that fit all words. */
export const accounts: Command = {
  name: 'accounts',
  usage: '[WORD…]',
  least: 0,
  most: 50,
  options: [json, organisation],
  help: 'command.help-accounts',
  run(context, call) {
    const found = foundAccounts(context, wantedOrganisation(context, call), call.words);
    if (call.options.has('json')) {
      return printedJson({
        accounts: found.map((account) => ({
          organisationId: account.organisationId,
          organisation: account.organisation,
          accountId: account.id,
          account: account.name,
          environment: environmentJson(account.environment),
          roles: account.isRead ? account.roles.map(({ name }) => name) : null,
        })),
      });
    }
    needSome(context, found.length, call.words);
    const rows = found.map((account) => [
      { text: account.name ?? '', isName: true },
      { text: account.id },
      environmentWordCell(account),
      { text: account.isRead ? String(account.roles.length) : text('command.not-read') },
      { text: account.organisation, isName: true },
    ]);
    const heads = ['command.head-account', 'command.head-id', 'actions.environment'] as const;
    const head = [...heads, 'list.label' as const, 'command.head-organisation' as const];
    return printed(
      table(
        context.request,
        head.map((key) => text(key)),
        rows,
      ),
    );
  },
};
