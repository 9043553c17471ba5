import type { OrganisationRecord } from '../ports/settings.ts';

/** "Northwind", or "Northwind 2" where there is one; by case alone nobody tells two names apart. */
export function freeName(name: string, organisations: readonly OrganisationRecord[]): string {
  const taken = new Set(organisations.map((record) => record.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) {
    return name;
  }
  let place = 2;
  while (taken.has(`${name} ${String(place)}`.toLowerCase())) {
    place += 1;
  }
  return `${name} ${String(place)}`;
}
