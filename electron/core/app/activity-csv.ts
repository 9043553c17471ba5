import type { ActivityEntry, ActivityFilter } from '../../contract/activity.ts';
import { groupedId } from '../../shared/format/account-id.ts';
import { isUnderChip } from '../../shared/tables/activity-chips.ts';
import { withoutIsolates } from '../../shared/text/isolate.ts';

const columns = [
  'time',
  'kind',
  'organisation',
  'account',
  'account id',
  'permission set',
  'detail',
  'source',
  'outcome',
] as const;

/** Excel reads a file without it by the code page of the system (Microsoft Support, "Opening CSV UTF-8 files correctly in Excel"). */
const byteOrderMark = '\ufeff';

/**
 * What was done, oldest first, as RFC 4180 has it: a line of the columns' names, CRLF, quotes doubled. Of the entries those
 * under one chip of Activity. A spreadsheet opens it as it is meant (docs/design.md#activity).
 *
 * @param nameOf what an organisation is called; empty where it is gone.
 */
export function activityCsv(
  entries: readonly ActivityEntry[],
  filter: ActivityFilter,
  nameOf: (organisationId: string) => string,
): string {
  const rows = entries.filter((entry) => isUnderChip(entry, filter)).map((entry) => cells(entry, nameOf));
  const lines = [columns, ...rows.reverse()].map((row) => `${row.map(cell).join(',')}\r\n`);
  return `${byteOrderMark}${lines.join('')}`;
}

function cells(entry: ActivityEntry, nameOf: (organisationId: string) => string): readonly string[] {
  const time = new Date(entry.at).toISOString();
  if (entry.about === 'organisation') return [time, entry.kind, entry.organisation, '', '', '', '', '', 'done'];
  const { kind, role, account, detail, source, outcome } = entry;
  const from = typeof source === 'string' ? source : `program ${source.program}`.trimEnd();
  const { organisationId, accountId, roleName } = role;
  // In groups, since a spreadsheet takes twelve digits for a number, and zeros in front away from it.
  const id = groupedId(accountId);
  return [time, kind, nameOf(organisationId), account, id, roleName, detail ?? '', from, outcome];
}

/** What a spreadsheet would take for the beginning of a formula, in full width too (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** Names are what an administrator or a program has written. A single quote in front makes any of them text. */
function cell(value: string): string {
  const plain = withoutIsolates(value);
  const safe = formula.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
