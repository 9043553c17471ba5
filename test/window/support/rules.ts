/** The rules of the picture `settings-environments`. */
import { parse } from 'valibot';
import { environmentRulesSchema, type EnvironmentRules } from '../../../electron/contract/environment.ts';
import { environmentNames } from '../../../electron/shared/model/environment.ts';
import { openSettings } from './settings.ts';
import { organisationId, type SnapshotInput } from './northwind.ts';
import type { OpenWindow } from './fixtures.ts';
import type { TestWindow, WindowOptions } from './window.ts';

const words = (...all: string[]): unknown => ({ kind: 'words', words: all });

export const rules: EnvironmentRules = parse(environmentRulesSchema, {
  environments: environmentNames.map((look) => ({ id: look, look, word: null })),
  rules: [
    { id: 'prod', match: words('prod', 'prd', 'live'), environmentId: 'production', guard: 'ask' },
    {
      id: 'one',
      match: { kind: 'account', organisationId, accountId: '222233334444' },
      environmentId: 'production',
      guard: 'digits',
    },
    { id: 'stag', match: words('stag', 'stg', 'uat'), environmentId: 'staging', guard: 'none' },
    { id: 'dev', match: words('dev', 'test'), environmentId: 'development', guard: 'none' },
    { id: 'play', match: { kind: 'names', pattern: 'sandbox-*' }, environmentId: 'sandbox', guard: 'none' },
    { id: 'log', match: words('log', 'audit', 'net'), environmentId: 'shared', guard: 'none' },
    { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'ask' },
  ],
});

export const counted = { ok: true, value: { accounts: [48, 1, 36, 71, 22, 19, 1015] } } as const;

/** The page of environments with these rules. */
export function openRules(
  openWindow: OpenWindow,
  options: WindowOptions = {},
  more: Partial<SnapshotInput> = {},
): Promise<TestWindow> {
  return openSettings(
    openWindow,
    {},
    {
      address: '/settings.html?page=environments',
      ...options,
      answers: { 'environments.count': counted, ...options.answers },
    },
    { ...rules, ...more },
  );
}

/** What main was asked to keep. */
export async function saved(window: TestWindow): Promise<EnvironmentRules[]> {
  const asked = await window.asked();
  return asked.filter(({ name }) => name === 'environments.save').map(({ input }) => input as EnvironmentRules);
}
