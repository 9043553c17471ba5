import type { Updates } from '../../contract/updates.ts';
import { text } from '../../shared/text/text.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { UpdateFailure, type UpdateTrouble } from '../ports/updates.ts';
import type { Services } from '../app/services.ts';
import { day, hour, later, minute, type Instant } from '../time/instant.ts';

/** The first look comes when the start is long over. */
const firstAfter = 10 * minute;
/** Everybody's day ends at another time, so that not all ask at once (ms). */
const spread = 2 * hour;
/** Without a network, or while the person decides, it is tried again after this (ms). */
const againAfter = hour;
/** The longest version (characters) that is shown. */
const longestVersion = 40;

const deadline = 'update check';

type UpdateServices = Pick<
  Services,
  | 'deadlines'
  | 'events'
  | 'identifiers'
  | 'log'
  | 'network'
  | 'newVersions'
  | 'notifier'
  | 'report'
  | 'settings'
  | 'time'
>;

/**
 * Looks for a newer Latchkey once a day, where the person has not switched it off. It is downloaded when the person says so,
 * and installed when they say so again; quitting installs nothing (docs/supply-chain.md#updates).
 */
export class UpdateChecks {
  readonly #services: UpdateServices;
  #without: Updates['without'] = null;
  #state: Updates['state'] = 'unasked';
  #version: string | null = null;
  #downloaded: number | null = null;
  #problem: string | null = null;
  /** A version is told of once. */
  #told: string | null = null;

  constructor(services: UpdateServices) {
    this.#services = services;
  }

  /** Asks nobody yet, and loads nothing. */
  async start(): Promise<void> {
    this.#without = await this.#services.newVersions.without();
    this.settingsChanged();
    this.#services.report.changed();
  }

  /** What the settings say of it has changed: from now on it is looked for, or not, and in another channel. */
  settingsChanged(): void {
    const { deadlines, settings, time } = this.#services;
    deadlines.clear(deadline);
    if (this.#without !== null || !settings.read().checksForUpdates) return;
    const first = later(time.now(), firstAfter);
    const due = this.#dueAt();
    this.#checkAt(due > first ? due : first);
  }

  /** As the person asked. The state tells what comes of it. */
  async check(): Promise<void> {
    this.#need(this.#without === null);
    if (!this.#isBusy()) await this.#look();
  }

  /** Downloads what was found. The state tells what comes of it. */
  async download(): Promise<void> {
    this.#need(this.#version !== null && (this.#state === 'found' || this.#state === 'failed'));
    this.#become('downloading', { downloaded: 0 });
    try {
      await this.#services.newVersions.download((percent) => this.#progress(percent));
      this.#become('ready', {});
      this.#tellReady();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Quits and installs what is ready. */
  install(): void {
    this.#need(this.#state === 'ready');
    this.#services.newVersions.install();
  }

  view(): Updates {
    const { settings } = this.#services;
    return {
      without: this.#without,
      state: this.#state,
      version: this.#version,
      downloaded: this.#downloaded,
      checkedAt: settings.read().updatesCheckedAt,
      problem: this.#problem,
    };
  }

  #need(can: boolean): void {
    if (!can) throw new FailureError(failure('not-found'));
  }

  /** A day after the last look, which a clock that was ahead may have put into the future. */
  #dueAt(): Instant {
    const { identifiers, settings, time } = this.#services;
    const checkedAt = settings.read().updatesCheckedAt;
    if (checkedAt === null || checkedAt > time.now()) return time.now();
    return later(checkedAt, day + spread * identifiers.random());
  }

  #checkAt(at: Instant): void {
    this.#services.deadlines.set(deadline, at, () => void this.#checkWhenDue());
  }

  async #checkWhenDue(): Promise<void> {
    const { network, settings, time } = this.#services;
    if (!settings.read().checksForUpdates) return;
    if (!network.isOnline() || this.#isBusy()) {
      this.#checkAt(later(time.now(), againAfter));
      return;
    }
    await this.#look();
    this.#tell();
    this.#checkAt(this.#dueAt());
  }

  /** What is under way, or waits for the person, is not asked for anew. */
  #isBusy(): boolean {
    return this.#state === 'checking' || this.#state === 'downloading' || this.#state === 'ready';
  }

  async #look(): Promise<void> {
    const { newVersions, settings, time } = this.#services;
    this.#become('checking', {});
    // Also where nothing answers, so that it is no more than once a day.
    this.#keepTime(time.now());
    try {
      const found = await newVersions.find(settings.read().updateChannel);
      this.#version = found === null ? null : (oneLine(found, longestVersion) ?? '');
      this.#become(found === null ? 'newest' : 'found', {});
    } catch (error) {
      this.#version = null;
      this.#failed(error);
    }
  }

  #keepTime(updatesCheckedAt: Instant): void {
    this.#services.settings.change({ updatesCheckedAt });
  }

  #progress(percent: number): void {
    if (this.#state !== 'downloading' || percent === this.#downloaded) return;
    this.#become('downloading', { downloaded: percent });
  }

  #failed(error: unknown): void {
    const trouble = error instanceof UpdateFailure ? error.trouble : 'other';
    this.#services.log.error('Looking for an update, or downloading one, failed.', error);
    this.#become('failed', { problem: text(sentences[trouble]) });
  }

  #become(
    state: Updates['state'],
    { downloaded = null, problem = null }: { readonly downloaded?: number | null; readonly problem?: string | null },
  ): void {
    this.#state = state;
    this.#downloaded = downloaded;
    this.#problem = problem;
    this.#services.report.changed();
  }

  /** The download takes its time, and the person has gone on to something else. */
  #tellReady(): void {
    const { events, notifier } = this.#services;
    notifier.show({
      kind: 'update-found',
      title: text('update.ready-title', { version: this.#version ?? '' }),
      text: text('update.ready-text'),
      button: text('update.install-now'),
      later: text('notification.later'),
      onClicked: () => {
        if (this.#state === 'ready') this.install();
      },
      onOpened: () => events.settingsWanted.emit({ page: 'about' }),
    });
  }

  /** Of a version that was found without being asked for. */
  #tell(): void {
    const { events, notifier } = this.#services;
    const version = this.#version;
    if (version === null || version === this.#told) return;
    this.#told = version;
    notifier.show({
      kind: 'update-found',
      title: text('update.found-title', { version }),
      text: text('update.found-text'),
      button: text('update.show'),
      onClicked: () => events.settingsWanted.emit({ page: 'about' }),
    });
  }
}

const sentences = {
  offline: 'update.problem-offline',
  'bad-answer': 'update.problem-bad-answer',
  'not-genuine': 'update.problem-not-genuine',
  other: 'update.problem-other',
} as const satisfies Record<UpdateTrouble, string>;
