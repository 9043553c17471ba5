import * as v from 'valibot';
import { instantSchema, organisationIdSchema, roleSchema } from './identifiers.ts';

/**
 * How a profile gets its credentials. `process`: a program asks the running app. `sso`: the tool asks AWS, with the sign-in
 * that is shared with it. `keys`: they stand in the credentials file, and are renewed there.
 */
export const linkWays = ['process', 'sso', 'keys'] as const;
export type LinkWay = (typeof linkWays)[number];

/** Longer names are refused with a sentence; this only keeps nonsense out (characters). */
const longestProfile = 200;
/** More than any organisation has. */
const mostRoles = 20_000;
/** No profile of a person has more lines; the rest is counted. */
const mostDiffLines = 600;

const profileSchema = v.pipe(v.string(), v.maxLength(longestProfile));

/** Roles that are to be linked, each under one name. */
export const linkRequestSchema = v.strictObject({
  /** Without a name: the one that the template gives. */
  roles: v.pipe(
    v.array(v.strictObject({ role: roleSchema, profile: v.nullable(profileSchema) })),
    v.maxLength(mostRoles),
  ),
  way: v.picklist(linkWays),
  /** Of a shared sign-in: also in the form that tools without sessions read. */
  forOldTools: v.boolean(),
  /** Also takes out the links of roles that are no longer assigned. */
  prune: v.boolean(),
});
export type LinkRequest = v.InferOutput<typeof linkRequestSchema>;

export const diffLineSchema = v.strictObject({
  kind: v.picklist(['kept', 'removed', 'added']),
  /** Its number in the old text, and in the new; null: it is not there. */
  before: v.nullable(v.number()),
  after: v.nullable(v.number()),
  /** Secrets are hidden. */
  text: v.string(),
});

/** What links would do to the person's files. Nothing is written yet. */
export const linkPreviewSchema = v.strictObject({
  profiles: v.array(
    v.strictObject({
      role: roleSchema,
      profile: v.string(),
      /** Why this name cannot be used; null: it can. */
      problem: v.nullable(v.string()),
    }),
  ),
  /** Links of ours that are taken out with it. */
  pruned: v.array(v.string()),
  files: v.array(
    v.strictObject({
      path: v.string(),
      /** Whether the file is made by it. */
      isNew: v.boolean(),
      hunks: v.array(v.pipe(v.array(diffLineSchema), v.maxLength(mostDiffLines))),
      /** So many lines more have changed than are shown. */
      more: v.number(),
    }),
  ),
  /** Why nothing can be written; null: it can. */
  problem: v.nullable(v.string()),
  /** The name `default` would stand for this production account: the last four digits of its id are asked for. */
  asksDigits: v.boolean(),
});
export type LinkPreview = v.InferOutput<typeof linkPreviewSchema>;
export const mostPreviewLines = mostDiffLines;

export const linksAppliedSchema = v.strictObject({
  linked: v.number(),
  pruned: v.number(),
  /** Somebody had changed a file since the preview, so that this was made anew on its newest text. */
  isRemade: v.boolean(),
});

/** By its own word, and when; the name may be empty. */
const askedSchema = v.strictObject({ at: instantSchema, program: v.string() });

/** Which programs have, or can ask for, credentials of which roles. */
export const programAccessSchema = v.strictObject({
  /** Whether programs can ask at all: another copy of the app may answer them, or it failed. */
  socket: v.picklist(['closed', 'open', 'other-copy', 'failed']),
  files: v.array(v.string()),
  /** Why the person's files cannot be read; null: they can. */
  problem: v.nullable(v.string()),
  links: v.array(
    v.strictObject({
      profile: v.string(),
      role: roleSchema,
      way: v.picklist(linkWays),
      /** `changed`: others have edited its section; `missing`: it is not in the file any more. */
      state: v.picklist(['linked', 'changed', 'missing']),
      /** Why it is not served now, such as a file of others in the way; null: it is. */
      problem: v.nullable(v.string()),
      lastRead: v.nullable(askedSchema),
    }),
  ),
  /** Whether the last change of the files can be taken back. */
  canUndo: v.boolean(),
  endpoint: v.strictObject({
    state: v.picklist(['idle', 'listening', 'port-taken', 'failed']),
    port: v.nullable(v.number()),
    consumers: v.array(
      v.strictObject({
        id: organisationIdSchema,
        role: roleSchema,
        purpose: v.string(),
        createdAt: instantSchema,
        lastAsked: v.nullable(askedSchema),
      }),
    ),
  }),
});
export type ProgramAccessView = v.InferOutput<typeof programAccessSchema>;
