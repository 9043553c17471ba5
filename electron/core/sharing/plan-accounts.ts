import { mostHiddenRoles, mostTags, type AccountLabel, type AccountLabelChange } from '../../contract/account-label.ts';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import type { ImportPart } from '../../shared/tables/import-parts.ts';
import { roleKey } from '../../shared/model/role.ts';
import type { GivenName } from '../accounts/names/profile-names.ts';
import { cleanLabel } from '../accounts/pins/account-labels.ts';
import type { LabelEdit } from '../accounts/pins/pinned-and-recent.ts';
import { isSame } from '../policy/is-same.ts';
import { partView, type Here } from './plan-part.ts';
import type { LeftOut, Shared } from './read-shared.ts';
import type { SharedAccount } from './shared-file.ts';

/** What the accounts of a file would change of the person's own names and tags, or of what is hidden. */
export interface LabelsPlan {
  /** Null: the file has none. */
  readonly view: ImportPartView | null;
  readonly leftOut: readonly LeftOut[];
  readonly edits: (way: ImportWay) => LabelEdit[];
}

interface Compared extends LabelEdit {
  /** What joins what is there, without a change to it. */
  readonly joined: AccountLabelChange;
  readonly isNew: boolean;
  readonly name: string;
}

/** @param part `names`: names and tags; `hidden`: what is not in the list. */
export function planLabels(
  part: Extract<ImportPart, 'names' | 'hidden'>,
  shared: Shared,
  here: Here,
  ids: ReadonlyMap<string, string>,
): LabelsPlan {
  const leftOut: LeftOut[] = [];
  const given = shared.accounts.filter((one) => (part === 'names' ? hasNames(one) : hides(one)));
  const own = new Map(here.labels.map((label) => [`${label.organisationId}/${label.accountId}`, label]));
  const compared = given.flatMap((one): Compared[] => {
    const organisationId = ids.get(one.organisation.toLowerCase());
    if (organisationId === undefined) {
      leftOut.push({ why: 'organisation', at: one.at });
      return [];
    }
    const { accountId } = one;
    const label = own.get(`${organisationId}/${accountId}`);
    const parts = part === 'names' ? namesOf(one, label) : hiddenOf(one, label);
    return [{ account: { organisationId, accountId }, ...parts, name: one.alias ?? accountId }];
  });
  const wanted = compared.filter(({ change }) => Object.keys(change).length > 0);
  const added = wanted.filter(({ isNew }) => isNew);
  return {
    leftOut,
    edits(way) {
      if (way === 'skip') return [];
      return wanted
        .map(({ account, change, joined }) => ({ account, change: way === 'replace' ? change : joined }))
        .filter(({ change }) => Object.keys(change).length > 0);
    },
    view:
      given.length === 0
        ? null
        : partView(
            part,
            wanted.map(({ name }) => name),
            { added: added.length, differing: wanted.length - added.length, same: compared.length - wanted.length },
          ),
  };
}

function hasNames({ alias, tags }: SharedAccount): boolean {
  return alias !== null || tags.length > 0;
}

function hides({ hidden, hiddenRoles }: SharedAccount): boolean {
  return hidden !== null || hiddenRoles !== null;
}

type Parts = Pick<Compared, 'change' | 'joined' | 'isNew'>;

function namesOf(written: Pick<SharedAccount, 'alias' | 'tags'>, label: AccountLabel | undefined): Parts {
  const { alias, tags } = cleanLabel({ ...written, hidden: false, hiddenRoles: [] });
  const all = [...(label?.tags ?? []), ...tags];
  const once = new Map(all.toReversed().map((tag) => [tag.toLowerCase(), tag]));
  const union = [...once.values()].toReversed().slice(0, mostTags);
  const change = {
    ...(alias === null || alias === label?.alias ? {} : { alias }),
    ...(tags.length === 0 || isSame(tags, label?.tags) ? {} : { tags }),
  };
  const joined = {
    ...(alias === null || (label?.alias ?? null) !== null ? {} : { alias }),
    ...(union.length === (label?.tags.length ?? 0) ? {} : { tags: union }),
  };
  return { change, joined, isNew: (label?.alias ?? null) === null && (label?.tags.length ?? 0) === 0 };
}

function hiddenOf(written: Pick<SharedAccount, 'hidden' | 'hiddenRoles'>, label: AccountLabel | undefined): Parts {
  const before = label?.hiddenRoles ?? [];
  const hidden = written.hidden ?? label?.hidden ?? false;
  const hiddenRoles = [...new Set(written.hiddenRoles ?? before)];
  const union = [...new Set([...before, ...hiddenRoles])].slice(0, mostHiddenRoles);
  const change = {
    ...(hidden === (label?.hidden ?? false) ? {} : { hidden }),
    ...(isSame(hiddenRoles.toSorted(), before.toSorted()) ? {} : { hiddenRoles }),
  };
  const joined = {
    ...(hidden && label?.hidden !== true ? { hidden } : {}),
    ...(union.length === before.length ? {} : { hiddenRoles: union }),
  };
  return { change, joined, isNew: label === undefined || !(label.hidden || before.length > 0) };
}

/** What a file's names of profiles would change. They are kept, and proposed when their roles are linked. */
export interface ProfilesPlan {
  readonly view: ImportPartView | null;
  readonly leftOut: readonly LeftOut[];
  /** All names that are kept then; null: nothing is changed. */
  readonly names: (way: ImportWay) => GivenName[] | null;
}

export function planProfiles(shared: Shared, here: Here, ids: ReadonlyMap<string, string>): ProfilesPlan {
  const leftOut: LeftOut[] = [];
  const linked = byName(here.links);
  const kept = byName(here.settings.profileNames);
  const given = shared.profiles.flatMap(({ profile, organisation, accountId, roleName, at }): GivenName[] => {
    const organisationId = ids.get(organisation.toLowerCase());
    if (organisationId === undefined) {
      leftOut.push({ why: 'organisation', at });
      return [];
    }
    return [{ profile, role: { organisationId, accountId, roleName } }];
  });
  const isOf = (known: GivenName | undefined, one: GivenName): boolean =>
    known !== undefined && roleKey(known.role) === roleKey(one.role);
  const wanted = given.filter((one) => {
    const link = linked.get(one.profile.toLowerCase());
    if (link !== undefined && !isOf(link, one)) leftOut.push({ why: 'linked', at: one.profile });
    return link === undefined && !isOf(kept.get(one.profile.toLowerCase()), one);
  });
  const added = wanted.filter(({ profile }) => !kept.has(profile.toLowerCase()));
  const linkedOtherwise = leftOut.filter(({ why }) => why === 'linked').length;
  return {
    leftOut,
    names(way) {
      const taken = way === 'skip' ? [] : way === 'add' ? added : wanted;
      if (taken.length === 0) return null;
      const replaced = byName(taken);
      return [...here.settings.profileNames.filter(({ profile }) => !replaced.has(profile.toLowerCase())), ...taken];
    },
    view:
      shared.profiles.length === 0
        ? null
        : partView(
            'profiles',
            wanted.map(({ profile }) => profile),
            {
              added: added.length,
              differing: wanted.length - added.length,
              same: given.length - wanted.length - linkedOtherwise,
            },
          ),
  };
}

/** Case tells no two profiles apart. */
function byName(names: readonly GivenName[]): ReadonlyMap<string, GivenName> {
  return new Map(names.map((one) => [one.profile.toLowerCase(), one]));
}
