import { text } from '../../../shared/text/text.ts';
import { printed, printedJson } from '../answers.ts';
import type { Command } from '../command.ts';
import { wantedOrganisation } from '../find-organisation.ts';
import { foundRoles, needSome } from '../find-in-list.ts';
import { json, organisation } from '../options.ts';
import { environmentJson, environmentWordCell } from '../role-cells.ts';
import { table } from '../table.ts';

/** `latchkey roles`: the roles, chained ones too, or those that fit all words. */
export const roles: Command = {
  name: 'roles',
  usage: '[WORD…]',
  least: 0,
  most: 50,
  options: [json, organisation],
  help: 'command.help-roles',
  run(context, call) {
    const { chainedRoles } = context.features;
    const found = foundRoles(context, wantedOrganisation(context, call), call.words);
    if (call.options.has('json')) {
      return printedJson({
        roles: found.map(({ account, role }) => ({
          organisationId: account.organisationId,
          organisation: account.organisation,
          accountId: account.id,
          account: account.name,
          role: role.name,
          environment: environmentJson(account.environment),
          via: role.via === null ? null : { accountId: role.via.accountId, role: role.via.roleName },
        })),
      });
    }
    needSome(context, found.length, call.words);
    const rows = found.map(({ account, role }) => [
      { text: account.name ?? '', isName: true },
      { text: role.name, isName: true },
      { text: account.id },
      environmentWordCell(account),
      { text: account.organisation, isName: true },
      ...(chainedRoles.view().length === 0 ? [] : [{ text: role.via?.roleName ?? '', isName: true }]),
    ]);
    const heads = ['command.head-account', 'actions.role', 'command.head-id', 'actions.environment'] as const;
    const via = chainedRoles.view().length === 0 ? [] : (['command.head-via'] as const);
    const head = [...heads, 'command.head-organisation' as const, ...via];
    return printed(
      table(
        context.request,
        head.map((key) => text(key)),
        rows,
      ),
    );
  },
};
