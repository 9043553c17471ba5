import * as v from 'valibot';
import { lastInstant, type Instant } from '../shared/model/instant.ts';
import type { AccountId, Role } from '../shared/model/role.ts';

export type { AccountId, Instant, Role };

/**
 * Twelve digits, leading zeros kept: an account id is a name made of digits, never a number.
 * Spaces and hyphens, as people paste them, are not accepted here; parse them away at the edge that takes them.
 */
export const accountIdSchema = v.pipe(
  v.string(),
  v.regex(/^\d{12}$/u, 'An account id has twelve digits.'),
  v.transform((id) => id as AccountId),
);

/** Milliseconds since the epoch on the clock of the server, not of this computer. */
export const instantSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(lastInstant),
  v.transform((milliseconds) => milliseconds as Instant),
);

/** Made by Latchkey when an organisation is added; survives a changed start URL and tells two identities apart. */
export const organisationIdSchema = v.pipe(v.string(), v.uuid());

/** A permission set's name as the portal lists it; AWS allows 32 characters of `\w+=,.@-`, so 64 leaves room. */
export const roleNameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[\w+=,.@-]+$/u));

/** One account with one permission set in one organisation: the unit of every action. */
export const roleSchema = v.strictObject({
  organisationId: organisationIdSchema,
  accountId: accountIdSchema,
  roleName: roleNameSchema,
}) satisfies v.GenericSchema<unknown, Role>;
