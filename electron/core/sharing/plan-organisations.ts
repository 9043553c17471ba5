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
  const names = namesOf(found, here);
  const pairs = organisations.flatMap((one): Pair[] => {
    const record = found.get(one);
    if (record === undefined) return [];
    const name = names.get(record.id) ?? one.name;
    return [{ one, record, change: changeOf({ ...one, name }, record, here, leftOut) }];
  });
  const others = organisations.filter((one) => !found.has(one));
  const fresh = here.othersAllowed ? freshOnes(others, here) : [];
  if (!here.othersAllowed)
    leftOut.push(...others.map(({ name }) => ({ why: 'policyOrganisations', at: name }) as const));
  const differing = pairs.filter(({ change }) => Object.keys(change).length > 0);
  const shown = [...fresh, ...differing].map(({ one }) => one.name);
  const counted = { added: fresh.length, differing: differing.length, same: pairs.length - differing.length };
  return {
    view: organisations.length === 0 ? null : partView('organisations', shown, counted),
    leftOut,
    ids(way) {
      const ids = new Map(here.settings.organisations.map(({ name, id }) => [name.toLowerCase(), id]));
      // What the file says of its own is not meant for another one here that has the name.
      for (const { name } of others) ids.delete(name.toLowerCase());
      // One that the file has a name for goes by that alone: it may be called so here a moment later.
      for (const { record } of pairs) ids.delete(record.name.toLowerCase());
      for (const { one, record } of [...pairs, ...(way === 'skip' ? [] : fresh)]) {
        ids.set(one.name.toLowerCase(), record.id);
      }
      return ids;
    },
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

/** The names that those of a file would have here, by id: one that the file does not speak of, or a policy names, keeps its own. */
function namesOf(
  found: ReadonlyMap<SharedOrganisation, OrganisationRecord>,
  { settings, managed }: Here,
): ReadonlyMap<string, string> {
  const renamed = [...found].filter(([one, record]) => one.name !== record.name && managed.fixedOf(record) === null);
  const ids = new Set(renamed.map(([, { id }]) => id));
  const named = settings.organisations.filter(({ id }) => !ids.has(id));
  return new Map(
    renamed.map(([one, record]) => {
      const name = freeName(one.name, named);
      named.push({ ...record, name });
      return [record.id, name];
    }),
  );
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

function freshOnes(others: readonly SharedOrganisation[], here: Here): Omit<Pair, 'change'>[] {
  const ids = new Set<string>();
  return others.map((one) => {
    const record = recordOf(one, here, ids);
    ids.add(record.id);
    return { one, record };
  });
}

/** One that was here before is the same again, with all that was made of it; of two on one portal the first. */
function recordOf(one: SharedOrganisation, { settings, uuid }: Here, taken: ReadonlySet<string>): OrganisationRecord {
  const { name, startUrl, portalUrl, region } = one;
  const portal = portalUrl ?? startUrl;
  const former = settings.formerOrganisations.find(
    (each) => each.portal === portal && each.region === region && !taken.has(each.id),
  );
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
  const all = kept.slice();
  for (const { record } of fresh) all.push({ ...record, name: freeName(record.name, all) });
  const usedIds = new Set(all.map(({ id }) => id));
  return { organisations: all, formerOrganisations: formerOrganisations.filter(({ id }) => !usedIds.has(id)) };
}
