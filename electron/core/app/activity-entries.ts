import * as v from 'valibot';
import {
  activityEntrySchema,
  mostActivityEntries,
  organisationActivityKinds,
  type activitySchema,
  type ActivityEntry,
} from '../../contract/activity.ts';
import type { EnvironmentName } from '../../contract/environment.ts';
import { instantSchema, type Role } from '../../contract/identifiers.ts';
import type { LastRead } from '../export/last-reads.ts';

type RoleEntry = Extract<ActivityEntry, { about: 'role' }>;

const [ofRole] = activityEntrySchema.options;

/** A line as it is kept: what the contract shows, without what is only known when it is shown. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.union([
    v.object({
      ...v.omit(v.object(ofRole.entries), ['about', 'environment', 'detail']).entries,
      detail: v.optional(v.string()),
    }),
    v.object({ at: instantSchema, kind: v.picklist(organisationActivityKinds), organisation: v.string() }),
  ]),
);

/**
 * What the text of the record tells, newest first. A line that is no record is left out: a crash may have torn the last
 * one, and a newer version may know of more.
 *
 * @param environmentOf the environment of a role's account now.
 * @param most so many entries at most; the rest are counted.
 */
export function activityEntries(
  text: string,
  environmentOf: (role: Role) => EnvironmentName,
  most = mostActivityEntries,
): v.InferOutput<typeof activitySchema> {
  const lines = linesOf(text);
  const entries: ActivityEntry[] = [];
  let at = lines.length;
  while (at > 0 && entries.length < most) {
    at -= 1;
    const entry = entryOf(lines[at] ?? '', environmentOf);
    if (entry !== null) entries.push(entry);
  }
  return { entries, older: at };
}

/** The last reads of roles by programs that were answered with credentials, oldest first, at most as many as are shown. */
export function programReads(text: string): readonly { readonly role: Role; readonly read: LastRead }[] {
  const lines = linesOf(text).filter((line) => line.includes('"read-credentials"'));
  return lines.slice(-mostActivityEntries).flatMap((line) => {
    const entry = entryOf(line, () => 'none');
    const isRead = entry?.about === 'role' && entry.kind === 'read-credentials' && entry.outcome === 'done';
    return isRead && typeof entry.source === 'object'
      ? [{ role: entry.role, read: { at: entry.at, program: entry.source.program } }]
      : [];
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function entryOf(line: string, environmentOf: (role: Role) => EnvironmentName): ActivityEntry | null {
  const stored = v.safeParse(storedSchema, line);
  if (!stored.success) return null;
  const record = stored.output;
  if (!('role' in record)) return { about: 'organisation', ...record };
  const environment = environmentOf(record.role);
  return { about: 'role', ...record, environment, detail: record.detail ?? null } satisfies RoleEntry;
}
