import type { Found } from '../search/search-scope.ts';
import type { ListInput } from './build-sections.ts';
import { numbered, RowMaker } from './row-maker.ts';
import type { Row, Section } from './row.ts';

/** How many matches of another organisation are shown, unless its name was asked for. */
const mostElsewhere = 3;

/** The section of what is shown while searching: roles, best first, then accounts whose roles are not read yet. */
export function foundSections(input: ListInput, found: Found): Section[] {
  const rows = rowsOf(new RowMaker(input), found);
  return numbered([{ name: 'found', organisation: null, count: found.roles.length, rows, found }]);
}

/** A section for each other organisation with matches, in their order; `all`: every match of it is shown. */
export function sectionsElsewhere(
  input: ListInput,
  found: ReadonlyMap<string, Found>,
  all: boolean,
  above: number,
): Section[] {
  const maker = new RowMaker({ ...input, accounts: [], pinned: [] });
  const sections = [...input.organisationNames].flatMap(([id, name]): Section[] => {
    const there = found.get(id);
    if (there === undefined) return [];
    const rows = rowsOf(maker, there, all ? Infinity : mostElsewhere);
    return [{ name: 'elsewhere', organisation: { id, name }, count: there.roles.length, rows, found: there }];
  });
  return numbered(sections, above);
}

function rowsOf(maker: RowMaker, { roles, unreadAccounts }: Found, most = Infinity): Row[] {
  const shown = roles
    .slice(0, most)
    .map(({ organisationId, account, roleName }, place) =>
      maker.role('found', { organisationId, accountId: account.id, roleName }, 'role', account, place + 1),
    );
  const unread = unreadAccounts.slice(0, most - shown.length).flatMap((listed) => maker.account(listed, false));
  return [...shown, ...unread];
}
