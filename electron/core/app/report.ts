import type { Failure } from '../../contract/failure.ts';
import type { Log } from '../ports/desktop.ts';
import type { Files, SetAsideReason } from '../ports/files.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import type { TextValues } from '../../shared/text/text.ts';
import type { ServerTime } from '../time/server-time.ts';
import { Activity, type Deed } from './activity.ts';
import type { Events } from './events.ts';
import { WindowNotices } from './window-notices.ts';
import { LastProblems, type SupportStep } from './support.ts';

/** What a report needs; it is made before the services it is one of. */
export interface ReportSources {
  readonly log: Log;
  readonly files: Files;
  readonly time: Pick<ServerTime, 'now'>;
  readonly events: Events;
  /** How long (days) what was done is kept. */
  readonly keptDays: () => number;
}

type Organisation = Pick<OrganisationRecord, 'id' | 'name'>;

/** Where every part of core says what happened: it becomes a notice, an entry of Activity, a problem for support, a line of the log. */
export class Report {
  /** What the person is told once. */
  readonly notices: WindowNotices;
  readonly activity: Activity;
  /** What a support case asks for. */
  readonly problems: LastProblems;
  readonly #log: Log;
  readonly #events: Events;
  #programsRevision = 0;
  /** What is said of entries that are missing, by organisation. */
  readonly #leftOut = new Map<string, TextValues>();

  constructor({ log, files, time, events, keptDays }: ReportSources) {
    this.#log = log;
    this.#events = events;
    this.notices = new WindowNotices(() => this.changed());
    this.problems = new LastProblems(time);
    this.activity = new Activity(files, time, keptDays, (error) => this.storageFailed(error));
  }

  /** Something changed that the snapshot shows. */
  changed(): void {
    this.#events.changed.emit();
  }

  /** Something changed that `programs.get` shows. */
  programsChanged(): void {
    this.#programsRevision += 1;
    this.changed();
  }

  programsRevision(): number {
    return this.#programsRevision;
  }

  /** A list or a sign-in of an organisation changed. */
  organisationChanged(): void {
    this.#events.organisationChanged.emit();
    this.changed();
  }

  /** The disk did not hand over or take something. */
  storageFailed(error: unknown): void {
    this.#log.error('A file could not be written.', error);
    this.notices.add('failure.storage-failed');
  }

  /** Something went wrong that support may ask for. */
  problem(organisationId: string, step: SupportStep, failure: Failure): void {
    this.problems.note(organisationId, step, failure);
  }

  /** How the settings were found at the start. */
  settingsOpened({ backup, isUnread }: Pick<SettingsStore, 'backup' | 'isUnread'>): void {
    if (isUnread) {
      this.notices.add('failure.storage-failed');
    }
    if (backup !== null) {
      const { name, reason, used } = backup;
      this.notices.add(used ? `notice.settings-${reason}-used` : `notice.settings-${reason}`, { name });
    }
  }

  /** What was stored could not be used and is now a backup of this name. */
  setAside(what: 'personal' | 'secrets' | 'catalogue' | 'chained-roles', name: string, reason: SetAsideReason): void {
    this.notices.add(`notice.${what}-${reason}`, { name });
  }

  /** So many stored entries could not be read and are left out; what was stored is now a backup of this name. */
  partlyRead(what: 'personal' | 'secrets' | 'chained-roles', name: string, count: number): void {
    this.notices.add(`notice.${what}-partly`, { name, count });
  }

  /** So many entries of an organisation's list, stored or of AWS's answers, could not be read. 0: all is there again. */
  leftOut(organisation: Organisation, count: number): void {
    const before = this.#leftOut.get(organisation.id);
    if (before !== undefined) this.notices.addWhile(false, 'notice.list-left-out', before);
    this.#leftOut.delete(organisation.id);
    if (count === 0) return;
    const values = { count, organisation: organisation.name };
    this.#leftOut.set(organisation.id, values);
    this.#log.warn(`${count} entries of the list of ${organisation.name} could not be read and were left out.`);
    this.notices.add('notice.list-left-out', values);
  }

  /** Whether AWS does not know of a sign-out yet. */
  signOutPending(organisation: Organisation, isPending: boolean): void {
    this.notices.addWhile(isPending, 'notice.sign-out-untold', { organisation: organisation.name });
  }

  /** Writes down what was done with an organisation. */
  done(organisation: Organisation, deed: Deed): void {
    void this.activity.note(deed, organisation);
  }
}
