import * as v from 'valibot';
import { organisationIdSchema, roleSchema } from '../../contract/identifiers.ts';
import { linkWays } from '../../contract/links.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { keptItems, keptValues, reasonToSetAside } from '../storage/stored-values.ts';
import { nameProblem, sessionName } from './section.ts';

/** Raised when an older version could not read the file, or would lose by writing it. */
const linksVersion = 1;

const nameSchema = v.pipe(
  v.string(),
  v.check((name) => nameProblem(name) === null),
);

/** Some words that no profile can be called are fine behind `latchkey-`: an organisation may be called `Plug`. */
const sessionSchema = v.pipe(
  v.string(),
  v.check((name) => nameProblem(sessionName(name)) === null),
);

const linkSchema = v.object({
  profile: nameSchema,
  role: roleSchema,
  way: v.picklist(linkWays),
  /** Its section repeats what its session says, for tools that know no sessions. */
  forOldTools: v.optional(v.boolean(), false),
});
/** A profile of the person's AWS files that stands for a role. */
export type Link = Readonly<v.InferOutput<typeof linkSchema>>;

export interface LinksFile {
  readonly links: readonly Link[];
  /** By organisation id, what follows `latchkey-` in the name of its session; it stays when the organisation is renamed. */
  readonly sessions: Readonly<Record<string, string>>;
}

const fileSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(linksVersion),
    links: keptItems(linkSchema),
    sessions: keptValues(organisationIdSchema, sessionSchema),
  }),
);

/** Reads the stored text and counts the entries that cannot be read, or answers why the whole cannot. */
export function parseLinksFile(text: string): { file: LinksFile; leftOut: number } | SetAsideReason {
  const parsed = v.safeParse(fileSchema, text);
  if (!parsed.success) return reasonToSetAside(text, linksVersion);
  const { links, sessions } = parsed.output;
  // A name stands for one role.
  const once = new Map(links.read.map((link) => [link.profile.toLowerCase(), link]));
  return { file: { links: [...once.values()], sessions: sessions.read }, leftOut: links.leftOut + sessions.leftOut };
}

export function writeLinksFile(file: LinksFile): string {
  return JSON.stringify({ version: linksVersion, ...file });
}
