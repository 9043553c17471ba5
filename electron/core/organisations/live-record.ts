import * as v from 'valibot';
import { organisationRecordSchema, type OrganisationRecord, type SettingsStore } from '../ports/settings.ts';

const recordKeys = v.keyof(organisationRecordSchema).options;

/**
 * The record of an organisation as the settings have it whenever a value of it is read, so that a change reaches everyone
 * who holds it. Once it is removed from the settings, as it was last: signing out of it still needs to know where.
 */
export function liveRecord(settings: SettingsStore, added: OrganisationRecord): OrganisationRecord {
  const { id } = added;
  let last = added;
  const now = (): OrganisationRecord => {
    last = settings.read().organisations.find((record) => record.id === id) ?? last;
    return last;
  };
  const read = (key: keyof OrganisationRecord) => ({ enumerable: true, get: () => now()[key] });
  const properties = recordKeys.map((key) => [key, read(key)] as const);
  return Object.defineProperties({}, Object.fromEntries(properties)) as OrganisationRecord;
}

/** Keeps a change of the record of an organisation. */
export function changeRecord(settings: SettingsStore, id: string, part: Partial<OrganisationRecord>): void {
  const { organisations } = settings.read();
  settings.change({
    organisations: organisations.map((record) => (record.id === id ? { ...record, ...part } : record)),
  });
}
