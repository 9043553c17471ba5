import * as v from 'valibot';
import { parseJson } from '../wire/body.ts';
import type { WireRequest } from '../wire/message.ts';
import { ScimError } from './scim-error.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';

const text = v.pipe(v.string(), v.minLength(1));
/** Entra ID sends booleans as text. */
export const booleanSchema = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['True', 'False', 'true', 'false']),
    v.transform((value) => value.toLowerCase() === 'true'),
  ),
]);
export const emailsSchema = v.pipe(
  v.array(v.object({ value: text, primary: v.optional(booleanSchema) })),
  v.maxLength(1, 'only one is supported'),
);

/** AWS needs all four names (SCIM developer guide, CreateUser). */
export const userSchema = v.object({
  userName: text,
  displayName: text,
  name: v.object({ givenName: text, familyName: text }),
  emails: v.optional(emailsSchema),
  externalId: v.optional(text),
  active: v.optional(booleanSchema, true),
});

export type UserBody = v.InferOutput<typeof userSchema>;

const memberSchema = v.object({ value: text });
export const groupSchema = v.object({
  displayName: text,
  externalId: v.optional(text),
  members: v.optional(v.array(memberSchema), []),
});
/** AWS takes a hundred members in one request (SCIM developer guide, PatchGroup). */
export const membersSchema = v.pipe(
  v.union([
    v.array(memberSchema),
    v.pipe(
      memberSchema,
      v.transform((member) => [member]),
    ),
  ]),
  v.maxLength(100, 'at most 100 in a request'),
);

/** RFC 7644, 3.5.2; the name of the operation in any case, as Entra ID capitalises it. */
export const patchSchema = v.object({
  Operations: v.pipe(
    v.array(
      v.object({
        op: v.pipe(v.string(), v.toLowerCase(), v.picklist(['add', 'replace', 'remove'])),
        path: v.optional(v.string()),
        value: v.optional(v.unknown()),
      }),
    ),
    v.minLength(1),
  ),
});
export type PatchOperation = v.InferOutput<typeof patchSchema>['Operations'][number];

/** The body as the shape given, else 400. */
export function scimBody<Schema extends v.GenericSchema>(request: WireRequest, schema: Schema): v.InferOutput<Schema> {
  const json = parseJson(request.body.toString('utf8'));
  if (json === undefined) throw new ScimError(400, 'The body is not JSON.', 'invalidSyntax');
  return scimValue(json, schema);
}

/** A value as the shape given, else 400 invalidValue. */
export function scimValue<Schema extends v.GenericSchema>(value: unknown, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ScimError(400, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`, 'invalidValue');
}
