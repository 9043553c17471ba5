import * as v from 'valibot';
import { accountIdSchema, instantSchema, roleNameSchema } from '../../contract/identifiers.ts';
import type { Account } from '../../contract/catalogue.ts';
import { environmentOf } from '../environments/environment-of.ts';
import type { Instant } from '../instant.ts';
import type { Files } from '../ports/files.ts';

const fileSchema = v.object({
  version: v.literal(1),
  checkedAt: v.nullable(instantSchema),
  accounts: v.array(
    v.object({
      id: accountIdSchema,
      name: v.nullable(v.string()),
      email: v.nullable(v.string()),
      roleNames: v.nullable(v.array(roleNameSchema)),
    }),
  ),
});

export interface StoredCatalogue {
  readonly checkedAt: Instant | null;
  readonly accounts: readonly Account[];
}

/** The list of the last time, so that it is on screen before the network answers. It holds no secret. */
export async function loadCatalogue(
  files: Files,
  organisationId: string,
): Promise<StoredCatalogue | 'none' | 'damaged'> {
  const text = await files.read(pathOf(organisationId));
  if (text === null) {
    return 'none';
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  if (!parsed.success) {
    return 'damaged';
  }
  const { checkedAt, accounts } = parsed.output;
  return { checkedAt, accounts: accounts.map((account) => ({ ...account, environment: environmentOf(account.name) })) };
}

export async function saveCatalogue(files: Files, organisationId: string, stored: StoredCatalogue): Promise<void> {
  const accounts = stored.accounts.map(({ id, name, email, roleNames }) => ({ id, name, email, roleNames }));
  await files.write(pathOf(organisationId), JSON.stringify({ version: 1, checkedAt: stored.checkedAt, accounts }));
}

export async function setCatalogueAside(files: Files, organisationId: string): Promise<string> {
  return await files.setAside(pathOf(organisationId));
}

export async function removeCatalogue(files: Files, organisationId: string): Promise<void> {
  await files.remove(pathOf(organisationId));
}

function pathOf(organisationId: string): string {
  return `catalogue/${organisationId}.json`;
}
