import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';

/** Every key of the record, so that a new one cannot be forgotten here. */
type LiveRecord = { readonly [Key in keyof Required<OrganisationRecord>]: OrganisationRecord[Key] };

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
  const live: LiveRecord = {
    id,
    get name() {
      return now().name;
    },
    get startUrl() {
      return now().startUrl;
    },
    get portalUrl() {
      return now().portalUrl;
    },
    get region() {
      return now().region;
    },
    get regionWorked() {
      return now().regionWorked;
    },
    get signInWay() {
      return now().signInWay;
    },
    get sessionLengthMs() {
      return now().sessionLengthMs;
    },
    get endpoints() {
      return now().endpoints;
    },
    get browserCommand() {
      return now().browserCommand;
    },
    get refusedAges() {
      return now().refusedAges;
    },
  };
  return live;
}

/** Keeps a change of the record of an organisation. */
export function changeRecord(settings: SettingsStore, id: string, part: Partial<OrganisationRecord>): void {
  const { organisations } = settings.read();
  settings.change({
    organisations: organisations.map((record) => (record.id === id ? { ...record, ...part } : record)),
  });
}
