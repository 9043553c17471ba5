import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../electron/contract/commands.ts';
import { events } from '../../../electron/contract/events.ts';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import { anOrganisation, aFreshness, aSnapshot, aWaitingSignIn } from '../../harness/builders.ts';

type Schema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly (Schema | string)[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly fallback?: unknown;
};

/** Where in a schema something can be left out, or is replaced by something else when it does not fit. */
function loosePlaces(schema: Schema, path: string): string[] {
  const here = schema.type === 'optional' || schema.fallback !== undefined ? [path] : [];
  const options = (schema.options ?? []).filter((option) => typeof option !== 'string');
  return [
    ...here,
    ...Object.entries(schema.entries ?? {}).flatMap(([key, entry]) => loosePlaces(entry, `${path}.${key}`)),
    ...[...options, schema.item, schema.wrapped].flatMap((inner) => (inner ? loosePlaces(inner, path) : [])),
  ];
}

describe('what main sends', () => {
  it('is whole: of all that it sends only these may be missing', () => {
    const outputs = Object.entries(commands).map(([name, { output }]) => loosePlaces(output, name));
    const pushed = Object.entries(events).map(([name, schema]) => loosePlaces(schema, name));
    const places = [...outputs, ...pushed].flat().filter((path) => !/\.problem\.(region|requestId)$/u.test(path));
    expect(places).toEqual([
      'window.summoned.sheet',
      'window.summoned.sheet.destination',
      'settings.wanted.organisationId',
    ]);
  });
});

/** A snapshot with at least one of everything that has fields of its own. */
const problem = { code: 'offline', sentence: 'AWS could not be reached.', retry: true } as const;
const freshness = aFreshness({ problem });
const { catalogue } = anOrganisation();
const full = aSnapshot({
  organisations: [
    anOrganisation({
      catalogue: {
        ...catalogue,
        reading: { accountsDone: 1, accountsKnown: 2, accountsComplete: true, throttled: false },
        news: { at: 0, addedRoles: 1, removedRoles: 0, accounts: 1, names: ['payments-prod'] },
      },
    }),
    anOrganisation({ signIn: aWaitingSignIn() }),
    anOrganisation({
      signIn: {
        state: 'waiting-in-browser',
        attemptId: aWaitingSignIn().attemptId,
        browser: 'opened',
        startedAt: 0,
        expiresAt: 0,
        redeeming: false,
      },
    }),
    anOrganisation({ signIn: { state: 'signed-out', problem: null } }),
    anOrganisation({ signIn: { state: 'ended', endedAt: 0, problem: null } }),
  ],
  pinned: [freshness.role],
  recent: [freshness.role],
  removedRoles: [{ role: freshness.role, accountName: null }],
  freshness: [freshness],
  pending: [{ id: aWaitingSignIn().attemptId, kind: 'open-console', role: freshness.role, startedAt: 0 }],
  clipboard: { what: 'credentials', role: null, copiedAt: 0, clearsAt: null },
  rules: [
    { id: 'a', match: { kind: 'names', pattern: '*-live' }, environmentId: 'production', guard: 'ask' },
    {
      id: 'b',
      match: { kind: 'account', organisationId: freshness.role.organisationId, accountId: freshness.role.accountId },
      environmentId: 'none',
      guard: 'none',
    },
    { id: 'c', match: { kind: 'words', words: ['prod'] }, environmentId: 'production', guard: 'digits' },
    { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'none' },
  ],
  notices: [{ id: 'storage-failed', sentence: 'Latchkey could not use its folder.' }],
});

type Path = readonly (string | number)[];

/** The way to every field, at any depth. */
function fieldsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...fieldsOf(inner, [...path, key])]);
}

/** A copy that lacks one field. */
function without(value: unknown, [key = '', ...rest]: Path): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? without(item, rest) : item) as unknown);
  const fields = Object.entries(value as object) as [string, unknown][];
  return Object.fromEntries(
    rest.length === 0
      ? fields.filter(([name]) => name !== key)
      : fields.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]),
  );
}

describe('a snapshot', () => {
  it('fits as it is, with a value for every key', () => {
    expect(v.is(appSnapshotSchema, full)).toBe(true);
    expect(Object.keys(full).toSorted()).toEqual(Object.keys(appSnapshotSchema.entries).toSorted());
  });

  it.each(fieldsOf(full).map((path) => [path.join('.'), path] as const))('is refused without %s', (_name, path) => {
    expect(v.is(appSnapshotSchema, without(full, path))).toBe(false);
  });
});
