import * as v from 'valibot';
import type { roleActivityKinds } from '../../contract/activity.ts';
import type { FailureCode } from '../../contract/failure.ts';
import { type Role, instantSchema } from '../../contract/identifiers.ts';
import type { Source } from './latchkey.ts';
import { day, type Instant } from '../time/instant.ts';
import type { Files } from '../ports/files.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { ServerTime } from '../time/server-time.ts';

const path = 'activity.jsonl';

/** One thing done with a role. Holds no key, token, code or link. */
export interface ActivityRecord {
  readonly at: Instant;
  readonly kind: (typeof roleActivityKinds)[number];
  readonly role: Role;
  /** What its account was called then, told from its namesakes: later it may be in no list and have another name. */
  readonly account: string;
  /** The format of a copy, the place of a console, the name of a profile, the program of a terminal, the one that asked to be allowed, what the guard stood before, or the new environment. */
  readonly detail?: string;
  readonly source: Source;
  readonly outcome: 'done' | FailureCode;
}

/** What is done with an organisation. */
export type Deed =
  | 'signed-in'
  | 'signed-out'
  | 'organisation-added'
  | 'organisation-changed'
  | 'browser-changed'
  | 'organisation-removed';

/** One thing done with an organisation, with its name of then. */
export interface DeedRecord {
  readonly at: Instant;
  readonly kind: Deed;
  readonly organisationId: string;
  readonly organisation: string;
}

/**
 * The record of what was done, one JSON line each in the order of doing, on this computer only. What is done while a line
 * is being written goes into the next write together: thousands of programs may ask at once. Once a day, and where it grows
 * fast, what is old goes.
 */
export class Activity {
  readonly #files: Files;
  readonly #time: Pick<ServerTime, 'now'>;
  readonly #onTrouble: (error: unknown) => void;
  readonly #keptDays: () => number;
  /** The lines that the next write takes, and that write; null: nothing waits. */
  #next: { readonly lines: string[]; readonly written: Promise<void> } | null = null;
  #last: Promise<void> = Promise.resolve();

  /** When what is old was last taken out, and how much (characters) was written since. */
  #trimmedAt: Instant | null = null;
  #written = 0;

  /** @param keptDays how long (days) the person wants it kept (docs/design.md#activity); 0: not at all. */
  constructor(
    files: Files,
    time: Pick<ServerTime, 'now'>,
    keptDays: () => number,
    onTrouble: (error: unknown) => void,
  ) {
    this.#files = files;
    this.#time = time;
    this.#keptDays = keptDays;
    this.#onTrouble = onTrouble;
  }

  /** Resolves when it is written. Never rejects: an action is not undone because it could not be written down. */
  record(record: ActivityRecord | DeedRecord): Promise<void> {
    if (this.#keptDays() === 0) return Promise.resolve();
    this.#next ??= this.#nextWrite();
    this.#next.lines.push(`${JSON.stringify(record)}\n`);
    return this.#next.written;
  }

  /** The same, of an organisation, now. */
  note(kind: Deed, { id, name }: Pick<OrganisationRecord, 'id' | 'name'>): Promise<void> {
    return this.record({ at: this.#time.now(), kind, organisationId: id, organisation: name });
  }

  /** All that is kept, with what waits to be written; empty where there is nothing. Rejects where the disk does not hand it over. */
  async read(): Promise<string> {
    await this.written();
    return (await this.#files.read(path)) ?? '';
  }

  /** Resolves when nothing waits to be written. */
  written(): Promise<void> {
    return this.#last;
  }

  /** Forgets all that was done until now. Rejects where the disk does not let it go. */
  async clear(): Promise<void> {
    this.#next?.lines.splice(0);
    this.#next = null;
    await this.#inTurn(() => this.#files.remove(path));
  }

  /** Drops what is older than the person wants it kept. Never rejects. */
  async dropOld(): Promise<void> {
    this.#trimmedAt = null;
    await this.#inTurn(() => this.#trim(this.#time.now()));
  }

  #nextWrite(): { lines: string[]; written: Promise<void> } {
    const lines: string[] = [];
    return { lines, written: this.#inTurn(() => this.#write(lines)) };
  }

  /** After all that was asked for before it. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #write(lines: readonly string[]): Promise<void> {
    if (this.#next?.lines === lines) this.#next = null;
    const text = lines.join('');
    if (text === '') return;
    try {
      await this.#trim(this.#time.now());
      await this.#files.append(path, text);
      this.#written += text.length;
    } catch (error) {
      this.#onTrouble(error);
    }
  }

  async #trim(now: Instant): Promise<void> {
    const isDue = this.#trimmedAt === null || now - this.#trimmedAt >= day || this.#written >= mostActivity;
    if (!isDue) {
      return;
    }
    this.#trimmedAt = now;
    this.#written = 0;
    try {
      const text = await this.#files.read(path);
      const kept = text === null ? null : keptActivity(text, now, this.#keptDays());
      if (kept === '') {
        await this.#files.remove(path);
      } else if (kept !== null && kept !== text) {
        await this.#files.write(path, kept);
      }
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}

/** As much (characters) as a record of programs that ask all the time may come to; the older half goes then. */
export const mostActivity = 4 * 1024 * 1024;

const datedSchema = v.pipe(v.string(), v.parseJson(), v.object({ at: instantSchema }));

/**
 * The record without what is older than so many days, and without its older half where it has become too much. A line that
 * holds no time goes with the one before it. The last one ends in a line feed, also where a crash cut it off: what comes
 * next must not become part of it.
 */
export function keptActivity(text: string, now: Instant, days: number): string {
  const oldest = now - days * day;
  let isYoung = true;
  const young = linesOf(text).filter((line) => {
    // Each by itself: a clock that was ahead for a while, or a torn line, keeps none of those behind it.
    const at = timeOf(line);
    if (at !== null) isYoung = at >= oldest;
    return isYoung;
  });
  const kept = young.map((line) => `${line}\n`).join('');
  if (kept.length <= mostActivity) {
    return kept;
  }
  const half = kept.slice(-mostActivity / 2);
  return half.slice(half.indexOf('\n') + 1);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** As each line begins that this version writes: thousands are looked at, most of which need not be read whole. */
const time = /^\{"at":(\d{1,15}),/u;

/** Null: the line holds none. */
function timeOf(line: string): number | null {
  const written = time.exec(line)?.[1];
  if (written !== undefined) return Number(written);
  const dated = v.safeParse(datedSchema, line);
  return dated.success ? dated.output.at : null;
}
