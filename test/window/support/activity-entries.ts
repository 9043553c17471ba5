import { parse } from 'valibot';
import { activityEntrySchema, type ActivityEntry } from '../../../electron/contract/activity.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { WindowOptions } from './window.ts';
import { now, role } from './northwind.ts';

const minute = 60_000;

type RoleEntry = Extract<ActivityEntry, { about: 'role' }>;

/** Something done with `payments-staging`, so many minutes ago, with what a test changes. */
export function ofRole(minutesAgo: number, change: Partial<RoleEntry> = {}): ActivityEntry {
  return parse(activityEntrySchema, {
    about: 'role',
    at: now - minutesAgo * minute,
    kind: 'copy-credentials',
    role: role('111122224444', 'PowerUserAccess'),
    account: 'payments-staging',
    environment: 'staging',
    detail: 'shell',
    source: 'window',
    outcome: 'done',
    ...change,
  });
}

type OrganisationEntry = Extract<ActivityEntry, { about: 'organisation' }>;

export function ofOrganisation(minutesAgo: number, kind: OrganisationEntry['kind'], name = 'Northwind'): ActivityEntry {
  return { about: 'organisation', at: instant(now - minutesAgo * minute), kind, organisation: name };
}

export const prod = {
  role: role('111122223333', 'ReadOnlyAccess'),
  account: 'payments-prod',
  environment: 'production',
} as const;

/** What was done with docs/design.md#the-example-organisation today, yesterday, and on the Friday before. */
export const done: readonly ActivityEntry[] = [
  ofRole(2, { ...prod, kind: 'open-console', detail: 'logs eu-west-1' }),
  ofRole(4, { ...prod, kind: 'read-credentials', detail: null, source: { program: 'terraform' } }),
  ofRole(20, { kind: 'renew-credentials', detail: null }),
  ofRole(48),
  ofRole(60, { kind: 'link-profile', detail: 'pay-staging' }),
  ofRole(80, { kind: 'copy-console-link', detail: null, outcome: 'offline' }),
  ofOrganisation(230, 'signed-in'),
  ofOrganisation(1_200, 'signed-out', 'Client A'),
  ofRole(1_300, {
    kind: 'renew-credentials',
    detail: null,
    role: role('222233334444', 'A'),
    account: 'data-lake-dev',
    environment: 'development',
    outcome: 'access-denied',
  }),
  ofRole(20_000, { kind: 'open-console', detail: 'home eu-west-1', environment: 'none', account: 'billing-root' }),
];

/** What main answers to the sheet. */
export function answersWith(entries: readonly ActivityEntry[], older = 0): NonNullable<WindowOptions['answers']> {
  return { 'activity.get': { ok: true, value: { entries, older } } };
}
