import * as v from 'valibot';
import { accountIdSchema, organisationIdSchema, roleNameSchema } from './identifiers.ts';

/** The most tags on an account, and permission sets of one that are not in the list. */
export const mostTags = 10;
export const mostHiddenRoles = 200;

/** What a person may write on an account, for themselves. */
const entries = {
  /** The name that is shown instead of AWS's; null: AWS's. */
  alias: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  tags: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30))), v.maxLength(mostTags)),
  /** Neither the account nor its roles are in the list; a search for hidden ones finds it. */
  hidden: v.boolean(),
  /** Permission sets of it that are not in the list. */
  hiddenRoles: v.pipe(v.array(roleNameSchema), v.maxLength(mostHiddenRoles)),
};

export const accountLabelSchema = v.strictObject({
  organisationId: organisationIdSchema,
  accountId: accountIdSchema,
  ...entries,
});
export type AccountLabel = v.InferOutput<typeof accountLabelSchema>;

/** What is left out stays. */
export const accountLabelChangeSchema = v.partial(v.strictObject(entries));
export type AccountLabelChange = v.InferOutput<typeof accountLabelChangeSchema>;
