import type { EnvironmentName } from '../../contract/catalogue.ts';

/** The default rules, read from the top; the first that fits wins, so that "preprod" is staging (design, list). */
const rules: readonly { readonly environment: EnvironmentName; readonly words: ReadonlySet<string> }[] = [
  { environment: 'staging', words: new Set(['stag', 'stg', 'staging', 'uat', 'preprod']) },
  { environment: 'production', words: new Set(['prod', 'prd', 'live', 'production']) },
  { environment: 'development', words: new Set(['dev', 'test', 'qa', 'development']) },
  { environment: 'sandbox', words: new Set(['sandbox', 'play']) },
  { environment: 'shared', words: new Set(['log', 'audit', 'network', 'shared']) },
];

/**
 * The environment of an account by its name. Whole parts of the name count, split at `-`, `_`, `.`, `/`, space and camel
 * case, so that "product-api" is not production.
 */
export function environmentOf(accountName: string | null): EnvironmentName {
  if (accountName === null) {
    return 'none';
  }
  const parts = partsOf(accountName);
  return rules.find((rule) => parts.some((part) => rule.words.has(part)))?.environment ?? 'none';
}

function partsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .split(/[-_./\s]+/u)
    .map((part) => part.toLowerCase());
}
