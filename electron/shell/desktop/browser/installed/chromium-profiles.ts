import * as v from 'valibot';
import type { FoundBrowser } from '../../../../contract/browser-choice.ts';
import { oneLine } from '../../../../core/safe-text/one-line.ts';

/** More than anybody has, and few enough for a list. */
const mostProfiles = 100;
const longestShown = 80;

/** The name of one folder, which cannot lead out of the browser's own; the browser's are "Default" and "Profile 2". */
const folderName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;

/** Its own, which nobody browses with. */
const notForPeople: ReadonlySet<string> = new Set(['System Profile', 'Guest Profile']);

const localStateSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ profile: v.object({ info_cache: v.record(v.string(), v.unknown()) }) }),
);
const entrySchema = v.object({ name: v.string() });

type Profile = FoundBrowser['profiles'][number];

/**
 * The profiles that a browser of the Chromium family has by its file `Local State`: folder and shown name, each name once. Null:
 * the file is none.
 */
export function chromiumProfiles(localState: string): readonly Profile[] | null {
  const parsed = v.safeParse(localStateSchema, localState);
  if (!parsed.success) return null;
  const profiles = Object.entries(parsed.output.profile.info_cache)
    .filter(([folder]) => folderName.test(folder) && !notForPeople.has(folder))
    .slice(0, mostProfiles)
    .map(([folder, entry]) => ({ id: folder, name: shownName(entry) ?? folder }));
  return profiles.map(({ id, name }) => ({ id, name: isShared(name, profiles) ? `${name} (${id})` : name }));
}

function shownName(entry: unknown): string | null {
  const parsed = v.safeParse(entrySchema, entry);
  return parsed.success ? oneLine(parsed.output.name, longestShown) : null;
}

function isShared(name: string, profiles: readonly Profile[]): boolean {
  return profiles.filter((other) => other.name === name).length > 1;
}
