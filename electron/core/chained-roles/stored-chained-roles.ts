import * as v from 'valibot';
import { chainedRoleWishSchema, type ChainedRoleWish } from '../../contract/chained-roles.ts';
import { roleNameSchema, roleSchema } from '../../contract/identifiers.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { keptItems, reasonToSetAside } from '../storage/stored-values.ts';
import { isMistake, readRoleArn, type IamRoleName } from './read-role-arn.ts';
import { readWish } from './typed-wish.ts';

/** Raised when an older version could not read the file, or would lose by writing it. */
const chainedRolesVersion = 1;

/** More nobody keeps by hand, and each snapshot has them all. */
export const mostChainedRoles = 500;

/** A role that is reached through another one, as it is kept; what it is called everywhere follows from it. */
export interface ChainedDefinition extends ChainedRoleWish {
  readonly name: string;
  readonly role: Role;
}

const { durationSeconds } = chainedRoleWishSchema.entries;
const textSchema = v.nullable(v.string());

const entrySchema = v.pipe(
  v.object({
    via: roleSchema,
    roleArn: v.string(),
    name: roleNameSchema,
    sessionName: textSchema,
    externalId: textSchema,
    sourceIdentity: textSchema,
    durationSeconds,
  }),
  v.check((entry) => isWhole(entry)),
  v.transform((entry) => definitionOf(entry, entry.name)),
);

const fileSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.literal(chainedRolesVersion), roles: keptItems(entrySchema) }),
);

/** @param name what it is called here. */
export function definitionOf(wish: ChainedRoleWish, name: string): ChainedDefinition {
  const { via, roleArn, sessionName, externalId, sourceIdentity } = wish;
  const { accountId } = iamRoleOf(roleArn);
  const role = { organisationId: via.organisationId, accountId, roleName: name };
  return { via, roleArn, name, sessionName, externalId, sourceIdentity, durationSeconds: wish.durationSeconds, role };
}

/** Of an ARN that has been read before. */
export function iamRoleOf(roleArn: string): IamRoleName {
  const read = readRoleArn(roleArn, '');
  if (isMistake(read)) throw new RangeError('This is no ARN of a role.');
  return read;
}

/** Reads the stored text and counts the entries that cannot be read, or answers why the whole cannot. */
export function parseChainedRolesFile(
  text: string,
): { roles: readonly ChainedDefinition[]; leftOut: number } | SetAsideReason {
  const parsed = v.safeParse(fileSchema, text);
  if (!parsed.success) return reasonToSetAside(text, chainedRolesVersion);
  const { read, leftOut } = parsed.output.roles;
  // A name stands for one role.
  const once = [...new Map(read.map((one) => [roleKey(one.role), one])).values()].slice(0, mostChainedRoles);
  return { roles: once, leftOut: leftOut + read.length - once.length };
}

export function writeChainedRolesFile(all: readonly ChainedDefinition[]): string {
  const roles = all.map(({ via, roleArn, name, sessionName, externalId, sourceIdentity, durationSeconds: seconds }) => {
    return { via, roleArn, name, sessionName, externalId, sourceIdentity, durationSeconds: seconds };
  });
  return JSON.stringify({ version: chainedRolesVersion, roles });
}

/** Whether a person could have typed it just so. */
function isWhole(entry: ChainedRoleWish): boolean {
  const read = readWish(entry, '');
  if ('key' in read) return false;
  const { roleArn, name, sessionName, externalId, sourceIdentity } = read;
  return (
    roleArn === entry.roleArn &&
    name === entry.name &&
    sessionName === entry.sessionName &&
    externalId === entry.externalId &&
    sourceIdentity === entry.sourceIdentity
  );
}
