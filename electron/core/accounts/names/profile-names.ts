import { roleKey, type AccountId, type Role } from '../../../shared/model/role.ts';
import { profileAccount, profileName } from './profile-name.ts';
import { templateOr, type ProfileTemplate } from './profile-template.ts';
import { madeOnce, type NamedOrganisation, type Seen } from './cached-per-catalogue.ts';

/** A role with what its name is made of so far. */
interface Candidate {
  readonly role: Role;
  readonly account: string | null;
  readonly organisation: string;
  readonly withId: boolean;
  readonly withOrganisation: boolean;
  readonly exact: boolean;
}

/** What joins a name that is the same as another, in this order; `differs`: only where that tells some of them apart. */
const steps: readonly {
  readonly part: 'withId' | 'withOrganisation' | 'exact';
  readonly differs: ((role: Role) => string) | null;
}[] = [
  { part: 'withId', differs: ({ accountId }) => accountId },
  { part: 'withOrganisation', differs: ({ organisationId }) => organisationId },
  { part: 'exact', differs: null },
];

interface Index {
  readonly template: ProfileTemplate;
  /** By role key. */
  readonly names: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
  /** The ids of the accounts whose names are written alike. */
  readonly called: ReadonlyMap<string, ReadonlySet<AccountId>>;
}

/** What names are made of besides the lists. */
export interface NameSources {
  /** The person's, as it is now (`readTemplate`). */
  readonly template: () => string;
  /** Roles that are reached through others: they are in no list, and have names beside those that are. */
  readonly chained: { all(): readonly { readonly role: Role }[]; revision(): number };
  /** Names that came with a file of settings; the same value until they change. */
  readonly given?: () => readonly GivenName[];
}

/** A name that somebody gave the profile of a role. */
export interface GivenName {
  readonly role: Role;
  readonly profile: string;
}

/**
 * The names of roles as sections and profiles of AWS files: a file with one name twice is refused as a whole by the AWS
 * CLI and botocore, and the SDKs merge the two (docs/aws.md#profile-names-and-file-dialects).
 *
 * - Usually a name is the account's and the permission set's: `payments-prod-ReadOnlyAccess`. A person may give another
 *   template; what tells two names of it apart joins as it does here.
 * - All accounts whose names are written alike have their ids in it, whatever their permission sets are. So the name
 *   follows from the set of accounts alone: not from the order in which they were read, nor from which permission sets
 *   are assigned today. When the first namesake joins, the name of the one that was there gains its id too, once: a name
 *   that stayed short could not be told from the other's, and who has it would depend on who came first.
 * - What is the same all the same (`acme` with `prod-Admin`, `acme-prod` with `Admin`) gets the id as well, the same
 *   account in two organisations the organisation's name, and what only the clean-up made equal is written out in full.
 * - Names that differ in case alone count as equal: the CLI and the SDKs tell them apart, but tools keep files by the
 *   name of a profile, and file systems of Windows and macOS do not.
 * - A name that came with a file of settings stands instead, unless another role has it here.
 */
export class ProfileNames {
  readonly #seen: Seen;
  readonly #index: () => Index;
  readonly #given: () => readonly GivenName[];
  #byRole: { readonly of: readonly GivenName[]; readonly names: ReadonlyMap<string, string> } | null = null;

  constructor(seen: Seen, { template, chained, given = () => [] }: NameSources) {
    this.#seen = seen;
    this.#given = given;
    this.#index = madeOnce(
      seen,
      'revision',
      (organisations) => indexOf(organisations, chained.all(), templateOr(template())),
      () => `${String(chained.revision())} ${template()}`,
    );
  }

  /** The name of a role. One that is in no list, or not yet, gets a name that no listed one has. */
  of(role: Role): string {
    const { names, taken, called, template } = this.#index();
    const known = names.get(roleKey(role));
    const given = this.#givenTo(role);
    if (given !== undefined && (given.toLowerCase() === known?.toLowerCase() || !taken.has(given.toLowerCase())))
      return given;
    if (known !== undefined) return known;
    const organisation = this.#seen().find(({ record }) => record.id === role.organisationId);
    const account = organisation?.catalogue.list().lastKnown(role.accountId)?.name ?? null;
    const plain = candidate(role, account, organisation?.record.name ?? '', called);
    const further = { ...plain, withId: true };
    const free = [plain, further, { ...further, withOrganisation: true }].find(
      (one) => !taken.has(folded(one, template)),
    );
    return written(free ?? { ...further, withOrganisation: true, exact: true }, template);
  }

  #givenTo(role: Role): string | undefined {
    const given = this.#given();
    if (this.#byRole?.of !== given) {
      // Of several names of a role the first is proposed.
      const names = new Map(given.toReversed().map((one) => [roleKey(one.role), one.profile]));
      this.#byRole = { of: given, names };
    }
    return this.#byRole.names.get(roleKey(role));
  }
}

function indexOf(
  organisations: readonly NamedOrganisation[],
  chained: readonly { readonly role: Role }[],
  template: ProfileTemplate,
): Index {
  const listed = organisations.flatMap(({ record, catalogue }) =>
    catalogue
      .list()
      .catalogue()
      .accounts.map((account) => ({ record, account })),
  );
  const called = new Map<string, Set<AccountId>>();
  for (const { account } of listed) {
    const name = accountPart(account.name);
    called.set(name, (called.get(name) ?? new Set()).add(account.id));
  }
  const assigned = listed.flatMap(({ record, account }) =>
    [...new Set(account.roleNames)].map((roleName) =>
      candidate({ organisationId: record.id, accountId: account.id, roleName }, account.name, record.name, called),
    ),
  );
  const reached = chained.flatMap(({ role }) => {
    const found = organisations.find(({ record }) => record.id === role.organisationId);
    const account = found?.catalogue.list().lastKnown(role.accountId)?.name ?? null;
    return found === undefined ? [] : [candidate(role, account, found.record.name, called)];
  });
  const candidates = new Map([...assigned, ...reached].map((one) => [roleKey(one.role), one]));
  const all = toldApart([...candidates.values()], template);
  return {
    template,
    names: new Map(all.map((one) => [roleKey(one.role), written(one, template)])),
    taken: new Set(all.map((one) => folded(one, template))),
    called,
  };
}

function candidate(role: Role, account: string | null, organisation: string, called: Index['called']): Candidate {
  const ids = called.get(accountPart(account));
  const withId = ids !== undefined && (ids.size > 1 || !ids.has(role.accountId));
  return { role, account, organisation, withId, withOrganisation: false, exact: false };
}

/** Those that are the same go on together, step by step, until none are, or nothing more can be added. */
function toldApart(candidates: readonly Candidate[], template: ProfileTemplate): readonly Candidate[] {
  let all = candidates;
  for (;;) {
    const groups = [...Map.groupBy(all, (one) => folded(one, template)).values()];
    const next = groups.map((alike) => (alike.length === 1 ? null : further(alike)));
    if (next.every((one) => one === null)) return all;
    all = groups.flatMap((alike, index) => next[index] ?? alike);
  }
}

/** Null: nothing more can be added. */
function further(alike: readonly Candidate[]): readonly Candidate[] | null {
  const step = steps.find(
    ({ part, differs }) =>
      alike.some((one) => !one[part]) && (differs === null || new Set(alike.map(({ role }) => differs(role))).size > 1),
  );
  return step === undefined ? null : alike.map((one) => ({ ...one, [step.part]: true }));
}

function written({ role, ...candidate }: Candidate, template: ProfileTemplate): string {
  const { accountId, roleName } = role;
  return profileName({ ...candidate, accountId, roleName }, template);
}

function folded(one: Candidate, template: ProfileTemplate): string {
  return written(one, template).toLowerCase();
}

/** An account's name as it is compared with others. */
function accountPart(name: string | null): string {
  return profileAccount(name).toLowerCase();
}
