import type { Environment, EnvironmentRule, EnvironmentRules } from '../../../contract/environment.ts';
import { environmentNames } from '../../../shared/model/environment.ts';
import { usualWords } from '../../../shared/tables/usual-rules.ts';

/** The environments that are always there, each with its usual word. */
export const usualEnvironments: readonly Environment[] = environmentNames.map((name) => ({
  id: name,
  look: name,
  word: null,
}));

const wordRules = usualWords.map(([environmentId, words]): EnvironmentRule => ({
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
