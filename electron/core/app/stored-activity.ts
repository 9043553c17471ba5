import * as v from 'valibot';
import { instantSchema } from '../../contract/identifiers.ts';
import { day, type Instant } from '../time/instant.ts';

/** How long (ms) a record is kept (docs/design.md#activity). */
const keptFor = 30 * day;

/** As much (characters) as a record of programs that ask all the time may come to; the older half goes then. */
export const mostActivity = 4 * 1024 * 1024;

const datedSchema = v.pipe(v.string(), v.parseJson(), v.object({ at: instantSchema }));

/**
 * The record without what is older than 30 days, and without its older half where it has become too much. A line that
 * tells no time is kept with those around it. The last one ends in a line feed, also where a crash cut it off: what comes
 * next must not become part of it.
 */
export function keptActivity(text: string, now: Instant): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const firstYoung = lines.findIndex((line) => !isOlder(line, now - keptFor));
  const young = firstYoung < 0 ? [] : lines.slice(firstYoung);
  const kept = young.map((line) => `${line}\n`).join('');
  if (kept.length <= mostActivity) {
    return kept;
  }
  const half = kept.slice(-mostActivity / 2);
  return half.slice(half.indexOf('\n') + 1);
}

/** A record stands behind all that was done before it. */
function isOlder(line: string, than: number): boolean {
  const dated = v.safeParse(datedSchema, line);
  return dated.success && dated.output.at < than;
}
