import type { AccountList } from '../account-list.ts';
import type { OrganisationRecord } from '../../ports/settings.ts';

/** What is read of an organisation to tell its roles from those of others. */
export interface NamedOrganisation {
  readonly record: Pick<OrganisationRecord, 'id' | 'name'>;
  readonly catalogue: {
    list(): Pick<AccountList, 'catalogue' | 'gone' | 'lastKnown' | 'namesRevision' | 'revision'>;
  };
}

/** All that the person can see. */
export type Seen = () => readonly NamedOrganisation[];

/**
 * Makes what follows from the lists of all organisations, once for as long as the revisions, their names, and what else it is
 * made of stay.
 */
export function madeOnce<Value>(
  seen: Seen,
  revision: 'namesRevision' | 'revision',
  make: (organisations: readonly NamedOrganisation[]) => Value,
  other: () => string = () => '',
): () => Value {
  let made: { readonly key: string; readonly value: Value } | null = null;
  return () => {
    const organisations = seen();
    const lists = organisations.map(({ record, catalogue }) => [record.id, record.name, catalogue.list()[revision]()]);
    const key = JSON.stringify([other(), lists]);
    made = made?.key === key ? made : { key, value: make(organisations) };
    return made.value;
  };
}
