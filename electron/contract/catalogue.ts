import * as v from 'valibot';
import { environmentNameSchema } from './environment.ts';
import { accountIdSchema, organisationIdSchema, roleNameSchema } from './identifiers.ts';

/** One account as the list shows it. Name and e-mail can be missing at AWS although its model lists them. */
export const accountSchema = v.strictObject({
  id: accountIdSchema,
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  environment: environmentNameSchema,
  /** The word of its environment, where it is another than the usual one of that look. */
  environmentWord: v.exactOptional(v.string()),
  /** Null: not read yet. */
  roleNames: v.nullable(v.array(roleNameSchema)),
});
export type Account = v.InferOutput<typeof accountSchema>;

/** The whole list of one organisation at one revision. */
export const catalogueSchema = v.strictObject({
  organisationId: organisationIdSchema,
  revision: v.number(),
  accounts: v.array(accountSchema),
});
export type Catalogue = v.InferOutput<typeof catalogueSchema>;

/**
 * What changed from `previousRevision` to `revision`. A window that is at another revision drops it, when older, or
 * pulls the whole list, when a change is missing.
 */
export const catalogueChangeSchema = v.strictObject({
  organisationId: organisationIdSchema,
  previousRevision: v.number(),
  revision: v.number(),
  upserted: v.array(accountSchema),
  removed: v.array(accountIdSchema),
});
export type CatalogueChange = v.InferOutput<typeof catalogueChangeSchema>;
