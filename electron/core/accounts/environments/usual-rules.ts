import type { Environment, EnvironmentName, EnvironmentRule, EnvironmentRules } from '../../../contract/environment.ts';
import { environmentNames } from '../../../shared/model/environment.ts';

/** The words of each environment, the one to be most careful in first: where a name has several, it is taken for that. */
const vocabulary: readonly (readonly [EnvironmentName, readonly string[]])[] = [
  ['production', ['prod', 'prd', 'live', 'production']],
  ['staging', ['stag', 'stg', 'stage', 'staging', 'uat', 'acceptance']],
  ['development', ['dev', 'develop', 'development', 'test', 'tst', 'testing', 'qa']],
  ['sandbox', ['sandbox', 'sbx', 'play', 'playground']],
  ['shared', ['log', 'logs', 'logging', 'audit', 'network', 'networking', 'shared']],
];

/** The environments that are always there, each with its usual word. */
export const usualEnvironments: readonly Environment[] = environmentNames.map((name) => ({
  id: name,
  look: name,
  word: null,
}));

const wordRules = vocabulary.map(([environmentId, words]): EnvironmentRule => ({
  id: `usual-${environmentId}`,
  match: { kind: 'words', words: [...words] },
  environmentId,
  guard: environmentId === 'production' ? 'ask' : 'none',
}));

/** What counts for all accounts that no other rule fits, until the person says otherwise. */
export const usualRest: EnvironmentRule = { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'none' };

export const usualRules: EnvironmentRules = {
  environments: [...usualEnvironments],
  rules: [...wordRules, usualRest],
};
