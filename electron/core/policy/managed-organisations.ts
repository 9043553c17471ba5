import * as v from 'valibot';
import { organisationSettings } from '../../contract/organisation.ts';
import type { PolicyContent, PolicyOrganisation } from '../../contract/policy.ts';
import { regionOf, startUrlOf } from '../organisations/add-organisation.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { onlyGiven } from '../storage/only-given.ts';

/** An organisation of the policy as a record would have it. */
interface Fixed {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly settings: PolicyOrganisation['settings'];
}

const fixedOf = new WeakMap<PolicyContent, readonly Fixed[]>();

/** Those of a policy that was read, whose addresses are good. */
function fixedIn(policy: PolicyContent): readonly Fixed[] {
  const known = fixedOf.get(policy);
  if (known !== undefined) return known;
  const made = policy.organisations.map(({ name, startUrl, region, settings }) => {
    const portal = startUrlOf(startUrl);
    return { name, startUrl: portal.url, region: regionOf(portal, region), settings };
  });
  fixedOf.set(policy, made);
  return made;
}

function isOf({ startUrl, region }: Fixed, record: OrganisationRecord): boolean {
  return (record.portalUrl ?? record.startUrl) === startUrl && record.region === region;
}

/** What the policy fixes of a record besides its name and address; null: it is none of the policy's. */
export function fixedSettings(
  policy: PolicyContent | null,
  record: OrganisationRecord,
): PolicyOrganisation['settings'] | null {
  return policy === null ? null : (fixedIn(policy).find((one) => isOf(one, record))?.settings ?? null);
}

/** The organisations of the policy that are not there yet, as records. */
export function missingOrganisations(
  policy: PolicyContent,
  stored: readonly OrganisationRecord[],
  uuid: () => string,
): OrganisationRecord[] {
  return fixedIn(policy)
    .filter((one) => !stored.some((record) => isOf(one, record)))
    .map(({ name, startUrl, region }) => ({
      id: uuid(),
      name,
      startUrl,
      portalUrl: null,
      region,
      regionWorked: false,
      ...v.parse(v.object(organisationSettings), {}),
    }));
}

/** Those of the policy first, in its order and with what it fixes; then the person's own, where there may be others. */
export function shownOrganisations(policy: PolicyContent, stored: readonly OrganisationRecord[]): OrganisationRecord[] {
  const fixed = fixedIn(policy);
  const managed = fixed.flatMap((one) => {
    const record = stored.find((each) => isOf(one, each));
    return record === undefined ? [] : [{ ...record, name: one.name, ...onlyGiven(one.settings) }];
  });
  const ids = new Set(managed.map(({ id }) => id));
  const others = policy.onlyTheseOrganisations ? [] : stored.filter(({ id }) => !ids.has(id));
  return [...managed, ...others];
}

/**
 * What is stored of organisations that were changed as they are shown: what the policy fixes stays as the person had it, and
 * those that it hides stay, each in its place.
 */
export function storedOrganisations(
  policy: PolicyContent,
  stored: readonly OrganisationRecord[],
  changed: readonly OrganisationRecord[],
): OrganisationRecord[] {
  const before = new Map(stored.map((record) => [record.id, record]));
  const shown = new Set(shownOrganisations(policy, stored).map(({ id }) => id));
  const own = changed.map((record): OrganisationRecord => {
    const was = before.get(record.id);
    const fixed = fixedSettings(policy, record);
    if (was === undefined || fixed === null) return record;
    const kept = Object.keys(fixed).map((key) => [key, was[key as keyof typeof fixed]] as const);
    return { ...record, name: was.name, ...Object.fromEntries(kept) };
  });
  const all = [...own, ...stored.filter(({ id }) => !shown.has(id))];
  const places = new Map(stored.map(({ id }, place) => [id, place]));
  return all.toSorted((one, other) => (places.get(one.id) ?? Infinity) - (places.get(other.id) ?? Infinity) || 0);
}
