import type { EnvironmentName } from '../model/environment.ts';

/** The words of names that usually tell an environment, the one to be most careful in first. */
export const usualWords: readonly (readonly [EnvironmentName, readonly string[]])[] = [
  ['production', ['prod', 'prd', 'live', 'production']],
  ['staging', ['stag', 'stg', 'stage', 'staging', 'uat', 'acceptance']],
  ['development', ['dev', 'develop', 'development', 'test', 'tst', 'testing', 'qa']],
  ['sandbox', ['sandbox', 'sbx', 'play', 'playground']],
  ['shared', ['log', 'logs', 'logging', 'audit', 'network', 'networking', 'shared']],
];
