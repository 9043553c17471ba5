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

/** Makes what follows from the lists of all organisations, once for as long as the revisions and their names stay. */
export function madeOnce<Value>(
  seen: Seen,
  revision: 'namesRevision' | 'revision',
  make: (organisations: readonly NamedOrganisation[]) => Value,
): () => Value {
  let made: { readonly key: string; readonly value: Value } | null = null;
  return () => {
    const organisations = seen();
    const key = JSON.stringify(
      organisations.map(({ record, catalogue }) => [record.id, record.name, catalogue.list()[revision]()]),
    );
    made = made?.key === key ? made : { key, value: make(organisations) };
    return made.value;
  };
}
