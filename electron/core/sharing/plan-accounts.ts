import { mostHiddenRoles, mostTags, type AccountLabel, type AccountLabelChange } from '../../contract/account-label.ts';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import type { ImportPart } from '../../shared/tables/import-parts.ts';
import { roleKey } from '../../shared/model/role.ts';
import type { GivenName } from '../accounts/names/profile-names.ts';
import { cleanLabel } from '../accounts/pins/account-labels.ts';
import type { LabelEdit } from '../accounts/pins/pinned-and-recent.ts';
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

interface Compared extends LabelEdit, Parts {
  readonly name: string;
}

/** What becomes of one account, and how much that is: each name, tag and hidden permission set by itself. */
interface Parts {
  readonly change: AccountLabelChange;
  /** What joins what is there, without a change to it. */
  readonly joined: AccountLabelChange;
  readonly added: number;
  readonly differing: number;
  readonly removed: number;
  readonly same: number;
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
  const seen = new Set<string>();
  const compared = given.flatMap((one): Compared[] => {
    const { accountId } = one;
    const organisationId = ids.get(one.organisation.toLowerCase());
    const key = `${organisationId ?? ''}/${accountId}`;
    // A file can call an organisation by its own name and by that which it has here.
    if (organisationId === undefined || seen.has(key)) {
      leftOut.push({ why: organisationId === undefined ? 'organisation' : 'twice', at: one.at });
      return [];
    }
    seen.add(key);
    const label = own.get(key);
    const parts = part === 'names' ? namesOf(one, label) : hiddenOf(one, label);
    return [{ account: { organisationId, accountId }, ...parts, name: one.alias ?? accountId }];
  });
  const wanted = compared.filter(({ change }) => Object.keys(change).length > 0);
  const sumOf = (key: 'added' | 'differing' | 'removed' | 'same'): number =>
    compared.reduce((sum, one) => sum + one[key], 0);
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
            { added: sumOf('added'), differing: sumOf('differing'), removed: sumOf('removed'), same: sumOf('same') },
          ),
  };
}

function hasNames({ alias, tags }: SharedAccount): boolean {
  return alias !== null || tags.length > 0;
}

function hides({ hidden, hiddenRoles }: SharedAccount): boolean {
  return hidden !== null || hiddenRoles !== null;
}

function namesOf(written: Pick<SharedAccount, 'alias' | 'tags'>, label: AccountLabel | undefined): Parts {
  const { alias, tags } = cleanLabel({ ...written, hidden: false, hiddenRoles: [] });
  const own = label?.alias ?? null;
  const isOther = alias !== null && alias !== own;
  const listed = comparedLists(label?.tags ?? [], tags, mostTags, (tag) => tag.toLowerCase());
  return {
    change: {
      ...(isOther ? { alias } : {}),
      ...(tags.length > 0 && listed.isOther ? { tags } : {}),
    },
    joined: {
      ...(isOther && own === null ? { alias } : {}),
      ...(listed.added > 0 ? { tags: listed.union } : {}),
    },
    added: listed.added + (isOther && own === null ? 1 : 0),
    differing: listed.differing + (isOther && own !== null ? 1 : 0),
    removed: tags.length > 0 ? listed.removed : 0,
    same: listed.same + (alias !== null && !isOther ? 1 : 0),
  };
}

function hiddenOf(written: Pick<SharedAccount, 'hidden' | 'hiddenRoles'>, label: AccountLabel | undefined): Parts {
  const { hidden, hiddenRoles } = written;
  const own = label?.hidden ?? false;
  const isOther = hidden !== null && hidden !== own;
  const listed = comparedLists(label?.hiddenRoles ?? [], hiddenRoles ?? [], mostHiddenRoles, (name) => name);
  return {
    change: {
      ...(isOther ? { hidden } : {}),
      ...(hiddenRoles !== null && listed.isOther ? { hiddenRoles: [...new Set(hiddenRoles)] } : {}),
    },
    joined: {
      ...(isOther && hidden ? { hidden } : {}),
      ...(listed.added > 0 ? { hiddenRoles: listed.union } : {}),
    },
    added: listed.added + (isOther && hidden ? 1 : 0),
    differing: listed.differing + (isOther && !hidden ? 1 : 0),
    removed: hiddenRoles === null ? 0 : listed.removed,
    same: listed.same + (hidden !== null && !isOther ? 1 : 0),
  };
}

interface ComparedLists extends Pick<Parts, 'added' | 'differing' | 'removed' | 'same'> {
  /** Those here, and what joins them as long as there is room. */
  readonly union: string[];
  readonly isOther: boolean;
}

/** Compares names whose order says nothing, by what tells them apart. */
function comparedLists(
  own: readonly string[],
  given: readonly string[],
  most: number,
  keyOf: (name: string) => string,
): ComparedLists {
  const mine = new Map(own.map((name) => [keyOf(name), name]));
  const theirs = new Map(given.toReversed().map((name) => [keyOf(name), name]));
  const fresh = [...theirs].toReversed().filter(([key]) => !mine.has(key));
  const joining = fresh.slice(0, Math.max(0, most - own.length)).map(([, name]) => name);
  const same = [...theirs].filter(([key, name]) => mine.get(key) === name).length;
  // Without room here, or written with other capitals.
  const differing = theirs.size - same - joining.length;
  const removed = own.filter((name) => !theirs.has(keyOf(name))).length;
  return {
    union: [...own, ...joining],
    added: joining.length,
    ...{ differing, removed, same },
    isOther: joining.length + differing + removed > 0,
  };
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
