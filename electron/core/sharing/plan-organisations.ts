import * as v from 'valibot';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import { organisationSettings } from '../../contract/organisation.ts';
import { freeName } from '../organisations/add-organisation.ts';
import { isSame } from '../policy/is-same.ts';
import type { OrganisationRecord, Settings } from '../ports/settings.ts';
import { partView, type Here } from './plan-part.ts';
import type { LeftOut, Shared, SharedOrganisation } from './read-shared.ts';

/** What a file's organisations would change. */
export interface OrganisationsPlan {
  /** Null: the file has none. */
  readonly view: ImportPartView | null;
  readonly leftOut: readonly LeftOut[];
  /** The ids of organisations by their names in the file, in small letters; then by those they have here. */
  readonly ids: (way: ImportWay) => ReadonlyMap<string, string>;
  readonly change: (way: ImportWay) => Pick<Settings, 'organisations' | 'formerOrganisations'> | null;
}

interface Pair {
  readonly one: SharedOrganisation;
  readonly record: OrganisationRecord;
  /** What of the record would be otherwise. */
  readonly change: Partial<OrganisationRecord>;
}

/** Compares the organisations of a file with those that are here: the same portal in the same region is the same one. */
export function planOrganisations({ organisations }: Shared, here: Here): OrganisationsPlan {
  const leftOut: LeftOut[] = [];
  const found = sameHere(organisations, here.settings.organisations);
  const pairs = organisations.flatMap((one): Pair[] => {
    const record = found.get(one);
    return record === undefined ? [] : [{ one, record, change: changeOf(one, record, here, leftOut) }];
  });
  const others = organisations.filter((one) => !found.has(one));
  const fresh = here.othersAllowed ? others.map((one) => ({ one, record: recordOf(one, here) })) : [];
  if (!here.othersAllowed)
    leftOut.push(...others.map(({ name }) => ({ why: 'policyOrganisations', at: name }) as const));
  const differing = pairs.filter(({ change }) => Object.keys(change).length > 0);
  const names = [...fresh, ...differing].map(({ one }) => one.name);
  const counted = { added: fresh.length, differing: differing.length, same: pairs.length - differing.length };
  return {
    view: organisations.length === 0 ? null : partView('organisations', names, counted),
    leftOut,
    ids: (way) =>
      new Map([
        ...here.settings.organisations.map(({ name, id }) => [name.toLowerCase(), id] as const),
        ...[...pairs, ...(way === 'skip' ? [] : fresh)].map(
          ({ one, record }) => [one.name.toLowerCase(), record.id] as const,
        ),
      ]),
    change: (way) => (way === 'skip' ? null : changed(here, way === 'replace' ? differing : [], fresh)),
  };
}

/** One with the same name first, since two identities of a person can be on one portal. */
function sameHere(
  shared: readonly SharedOrganisation[],
  records: readonly OrganisationRecord[],
): ReadonlyMap<SharedOrganisation, OrganisationRecord> {
  const found = new Map<SharedOrganisation, OrganisationRecord>();
  const taken = new Set<string>();
  const isPortalOf = (one: SharedOrganisation, record: OrganisationRecord): boolean =>
    !taken.has(record.id) &&
    (one.portalUrl ?? one.startUrl) === (record.portalUrl ?? record.startUrl) &&
    one.region === record.region;
  for (const needsName of [true, false]) {
    for (const one of shared.filter((each) => !found.has(each))) {
      const record = records.find(
        (each) => isPortalOf(one, each) && (!needsName || each.name.toLowerCase() === one.name.toLowerCase()),
      );
      if (record === undefined) continue;
      found.set(one, record);
      taken.add(record.id);
    }
  }
  return found;
}

function changeOf(
  one: SharedOrganisation,
  record: OrganisationRecord,
  { managed }: Here,
  leftOut: LeftOut[],
): Partial<OrganisationRecord> {
  const now: Readonly<Record<string, unknown>> = { ...record };
  const wanted = Object.entries({ name: one.name, ...one.settings }).filter(([key, value]) => !isSame(value, now[key]));
  const fixed = managed.fixedOf(record);
  const own = wanted.filter(([key]) => fixed === null || (key !== 'name' && !fixed.includes(key)));
  if (own.length < wanted.length) leftOut.push({ why: 'policy', at: record.name });
  return Object.fromEntries(own);
}

/** One that was here before is the same again, with all that was made of it. */
function recordOf(one: SharedOrganisation, { settings, uuid }: Here): OrganisationRecord {
  const { name, startUrl, portalUrl, region } = one;
  const portal = portalUrl ?? startUrl;
  const former = settings.formerOrganisations.find((each) => each.portal === portal && each.region === region);
  return {
    id: former?.id ?? uuid(),
    ...{ name, startUrl, portalUrl, region },
    regionWorked: false,
    ...v.parse(v.object(organisationSettings), {}),
    ...one.settings,
  };
}

function changed(
  { settings: { organisations, formerOrganisations } }: Here,
  replaced: readonly Pair[],
  fresh: readonly { readonly record: OrganisationRecord }[],
): Pick<Settings, 'organisations' | 'formerOrganisations'> {
  const changes = new Map(replaced.map(({ record, change }) => [record.id, change]));
  const kept = organisations.map((record) => ({ ...record, ...changes.get(record.id) }));
  const all: OrganisationRecord[] = [];
  const usedIds = new Set(kept.map(({ id }) => id));
  for (const record of [...kept, ...fresh.map((one) => one.record)]) {
    all.push({ ...record, name: freeName(record.name, all) });
    usedIds.add(record.id);
  }
  return { organisations: all, formerOrganisations: formerOrganisations.filter(({ id }) => !usedIds.has(id)) };
}
