import type { CatalogueStatus, OrganisationView } from '../../electron/contract/organisation.ts';

/** How the reading of several lists stands as one: counts together, the oldest check, whatever is still being read. */
export function mergedCatalogue(organisations: readonly OrganisationView[]): CatalogueStatus | null {
  const all = organisations.map(({ catalogue }) => catalogue);
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first ?? null;
  const readings = all.flatMap(({ reading }) => (reading === null ? [] : [reading]));
  const checks = all.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt]));
  return {
    ...first,
    accountCount: sum(all.map(({ accountCount }) => accountCount)),
    roleCount: sum(all.map(({ roleCount }) => roleCount)),
    checkedAt: checks.toSorted((one, other) => one - other)[0] ?? null,
    reading:
      readings.length === 0
        ? null
        : {
            accountsDone: sum(readings.map(({ accountsDone }) => accountsDone)),
            accountsKnown: sum(readings.map(({ accountsKnown }) => accountsKnown)),
            accountsComplete: readings.every(({ accountsComplete }) => accountsComplete),
            throttled: readings.some(({ throttled }) => throttled),
          },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
