import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../electron/contract/commands.ts';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';

const organisationId = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
const account = { kind: 'account', organisationId, accountId: '111122223333' } as const;
const { input } = commands['environment.correct'];

describe('the correction of an environment', () => {
  it.each([
    { of: account, environment: 'production' },
    { of: account, environment: 'none' },
    { of: account, environment: null },
    { of: { kind: 'names', pattern: '*-live-*' }, environment: 'staging' },
  ])('is taken: %j', (wish) => {
    expect(v.parse(input, wish)).toEqual(wish);
  });

  it('is of a pattern without the blanks around it', () => {
    const wish = { of: { kind: 'names', pattern: ' acme-* ' }, environment: 'sandbox' };
    expect(v.parse(input, wish)).toEqual({ of: { kind: 'names', pattern: 'acme-*' }, environment: 'sandbox' });
  });

  it.each([
    { of: account, environment: 'Not an id' },
    { of: account },
    { of: { ...account, accountId: '11112222333' }, environment: 'production' },
    { of: { ...account, organisationId: 'northwind' }, environment: 'production' },
    { of: { ...account, pattern: '*' }, environment: 'production' },
    { of: { kind: 'names', pattern: '  ' }, environment: 'production' },
    { of: { kind: 'names', pattern: 'x'.repeat(201) }, environment: 'production' },
    { of: { kind: 'everything' }, environment: 'production' },
    { of: account, environment: 'production', more: true },
  ])('is refused: %j', (wish) => {
    expect(v.safeParse(input, wish).success).toBe(false);
  });

  it('is in the snapshot, and missing from none', () => {
    const { rules } = appSnapshotSchema.entries;
    const kept = [{ id: 'a', match: account, environmentId: 'production', guard: 'ask' }];
    expect([v.parse(rules, kept), v.is(rules, undefined)]).toEqual([kept, false]);
  });
});
