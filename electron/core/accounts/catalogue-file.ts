import * as v from 'valibot';
import { accountIdSchema, roleNameSchema, type AccountId } from '../../contract/identifiers.ts';
import type { Instant } from '../time/instant.ts';
import type { Files, SetAsideReason } from '../ports/files.ts';
import { itemsThatFit, keptItems, reasonToSetAside, keptInstantSchema } from '../storage/stored-values.ts';
import { longestName, oneLine } from '../safe-text/one-line.ts';
import type { StoredAccount } from './account-list.ts';
import type { Unfinished } from './reading.ts';

/** Raised when an older version could not read the file. */
const catalogueVersion = 1;

/** An earlier version kept a name as it came. */
const lineSchema = v.pipe(
  v.optional(v.unknown(), null),
  v.transform((text) => (typeof text === 'string' ? oneLine(text, longestName) : null)),
);

/** With how many permission sets of it could not be read. */
const accountSchema = v.pipe(
  v.object({
    id: accountIdSchema,
    name: lineSchema,
    email: lineSchema,
    roleNames: v.nullable(itemsThatFit(roleNameSchema)),
  }),
  v.transform(({ roleNames, ...account }) => ({
    account: { ...account, roleNames: roleNames && once(roleNames.read) } satisfies StoredAccount,
    leftOut: roleNames?.leftOut ?? 0,
  })),
);
type ReadAccount = v.InferOutput<typeof accountSchema>;

const unfinishedSchema = v.pipe(
  v.object({
    startedAt: keptInstantSchema,
    done: v.array(accountIdSchema),
    accountsComplete: v.boolean(),
    before: itemsThatFit(v.tuple([accountIdSchema, v.nullable(accountSchema)])),
  }),
  v.transform((unfinished): Unfinished => ({
    ...unfinished,
    done: new Set(unfinished.done),
    before: new Map(unfinished.before.read.map(([id, before]) => [id, before && before.account])),
  })),
);

/** What came after the first release may be missing. What is not of the list itself costs nothing but itself. */
const fileSchema = v.object({
  version: v.literal(catalogueVersion),
  checkedAt: v.fallback(v.nullable(keptInstantSchema), null),
  accounts: itemsThatFit(accountSchema),
  gone: keptItems(accountSchema),
  failed: keptItems(accountIdSchema),
  // One that cannot be read is begun anew.
  unfinished: v.fallback(v.optional(v.nullable(unfinishedSchema), null), null),
});

export interface StoredCatalogue {
  readonly checkedAt: Instant | null;
  readonly accounts: readonly StoredAccount[];
  /** Accounts that left the list and that somebody may still look for. */
  readonly gone: readonly StoredAccount[];
  /** Accounts whose permission sets could not be read. */
  readonly failed: readonly AccountId[];
  readonly unfinished: Unfinished | null;
}

/** With how many entries of the file could not be read. */
export type ReadCatalogue = StoredCatalogue & { readonly leftOut: number };

/** The list of the last time, so that it is on screen before the network answers. It holds no secret. */
export async function loadCatalogue(
  files: Files,
  organisationId: string,
): Promise<ReadCatalogue | 'none' | SetAsideReason> {
  const text = await files.read(pathOf(organisationId));
  if (text === null) {
    return 'none';
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  if (!parsed.success) {
    return reasonToSetAside(text, catalogueVersion);
  }
  const { checkedAt, accounts, gone, failed, unfinished } = parsed.output;
  const all = [...accounts.read, ...gone.read];
  const leftOut = all.reduce((sum, account) => sum + account.leftOut, accounts.leftOut + gone.leftOut);
  return {
    checkedAt,
    accounts: eachOnce(accounts.read),
    gone: eachOnce(gone.read),
    failed: once(failed.read),
    unfinished,
    leftOut,
  };
}

export async function saveCatalogue(files: Files, organisationId: string, stored: StoredCatalogue): Promise<void> {
  const { checkedAt, accounts, gone, failed, unfinished } = stored;
  const written = {
    version: catalogueVersion,
    checkedAt,
    accounts: accounts.map(withoutEnvironment),
    gone: gone.map(withoutEnvironment),
    failed,
    unfinished: unfinished && {
      startedAt: unfinished.startedAt,
      done: [...unfinished.done],
      accountsComplete: unfinished.accountsComplete,
      before: [...unfinished.before].map(([id, account]) => [id, account && withoutEnvironment(account)]),
    },
  };
  await files.write(pathOf(organisationId), JSON.stringify(written));
}

export async function setCatalogueAside(files: Files, organisationId: string, reason: SetAsideReason): Promise<string> {
  return await files.setAside(pathOf(organisationId), reason);
}

export async function removeCatalogue(files: Files, organisationId: string): Promise<void> {
  await files.remove(pathOf(organisationId));
}

function once<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** Of an account that is there twice the last one counts, as in an answer of AWS. */
function eachOnce(accounts: readonly ReadAccount[]): StoredAccount[] {
  return [...new Map(accounts.map(({ account }) => [account.id, account])).values()];
}

/** The environment follows from the name and the settings, so it is not kept. */
function withoutEnvironment({ id, name, email, roleNames }: StoredAccount): object {
  return { id, name, email, roleNames };
}

function pathOf(organisationId: string): string {
  return `catalogue/${organisationId}.json`;
}
