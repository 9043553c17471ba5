import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../electron/contract/activity.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { activityCsv } from '../../../electron/core/app/activity-csv.ts';
import { instant } from '../../../electron/core/time/instant.ts';

const role = { organisationId: 'northwind', accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };
const read: ActivityEntry = {
  about: 'role',
  at: instant(Date.parse('2026-11-20T12:52:00Z')),
  kind: 'read-credentials',
  role,
  account: 'payments-prod',
  environment: 'production',
  detail: null,
  source: { program: 'terraform' },
  outcome: 'done',
};
const signedIn: ActivityEntry = {
  about: 'organisation',
  at: instant(Date.parse('2026-11-20T09:04:00Z')),
  kind: 'signed-in',
  organisation: 'Northwind',
};
const nameOf = (): string => 'Northwind';
const head = '\ufeff"time","kind","organisation","account","account id","permission set","detail","source","outcome"';

describe('what was done as CSV', () => {
  it('has a line of names and one for each entry, oldest first', () => {
    expect(activityCsv([read, signedIn], 'all', nameOf).split('\r\n')).toEqual([
      head,
      '"2026-11-20T09:04:00.000Z","signed-in","Northwind","","","","","","done"',
      '"2026-11-20T12:52:00.000Z","read-credentials","Northwind","payments-prod","1111 2222 3333","ReadOnlyAccess","","program terraform","done"',
      '',
    ]);
  });

  it('keeps the zeros of an id, which a spreadsheet would take for a number', () => {
    const zeros = { ...read, role: { ...role, accountId: '001122223333' as AccountId } };
    expect(activityCsv([zeros], 'all', nameOf)).toContain(',"0011 2222 3333",');
  });

  it.each([
    ['production', 1],
    ['credentials', 1],
    ['sign-in', 1],
    ['console', 0],
    ['all', 2],
  ] as const)('holds what is under %s alone', (filter, count) => {
    expect(activityCsv([read, signedIn], filter, nameOf).split('\r\n')).toHaveLength(count + 2);
  });

  it.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1+1', `"'＝1+1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠SUM(A1)', `"'＠SUM(A1)"`],
    ['\u2068payments\u2069 (…3333)', '"payments (…3333)"'],
    ['\u2068=1\u2069', `"'=1"`],
    ['a "b", c', '"a ""b"", c"'],
    ['two\r\nlines', '"two\r\nlines"'],
  ])('takes %j for text', (account, cell) => {
    expect(activityCsv([{ ...read, account }], 'all', nameOf)).toContain(`,${cell},`);
  });
});
