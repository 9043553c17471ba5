import type { Program } from '../app/latchkey.ts';
import type { Permission } from '../app/request-policy.ts';
import type { Events } from '../app/events.ts';
import type { PresenceGuard } from '../app/presence-guard.ts';
import type { Report } from '../app/report.ts';
import type { Identities } from '../accounts/names/role-names.ts';
import type { Notifier } from '../ports/desktop.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { ServerTime } from '../time/server-time.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import { text } from '../../shared/text/text.ts';
import type { LastRead } from '../export/last-reads.ts';
import { failure } from '../failures/fail.ts';
import { notificationText, wordValues } from '../notifications/notification-text.ts';
import { minute, type Instant } from '../time/instant.ts';

/** How long (ms) programs may read a role that the person has allowed. */
const allowedFor = 15 * minute;

/** A question that was asked less long ago (ms) is still there to be answered; one that was closed is asked again after it. */
const askedAgainAfter = minute;

/** A program can give itself another name each time: no more names than these are told of one role in one day. */
const mostNames = 10;

/** What it is made of; it is itself one of the services. */
export interface ProductionReadServices {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly identities: Identities;
  readonly notifier: Notifier;
  readonly presence: Pick<PresenceGuard, 'acted'>;
  readonly time: Pick<ServerTime, 'now' | 'offset'>;
  readonly events: Pick<Events, 'windowWanted'>;
  readonly report: Pick<Report, 'activity'>;
}

/**
 * What programs may read of roles in production, as the setting `productionReads` says: all, all with a notification of
 * the first read of the day, or what the person has allowed for 15 minutes. Nothing of it outlives the app but what is in
 * Activity. What a program is called is its own word, so that what is allowed is allowed to all of them.
 */
export class ProductionReads {
  readonly #services: ProductionReadServices;
  /** By role: when it was allowed. */
  readonly #allowed = new Map<string, Instant>();
  /** By role: when the person was asked. */
  readonly #asked = new Map<string, Instant>();
  /** By role: the programs whose read of this day was told. */
  readonly #told = new Map<string, Set<string>>();
  /** The day, on the person's clock, that `#told` is of. */
  #day = '';

  constructor(services: ProductionReadServices) {
    this.#services = services;
  }

  /** Whether a program may read a role now. Where the person has to be asked they are, once for all that ask. */
  permission(role: Role, { program }: Program): Permission {
    const isAsked = this.#services.settings.read().productionReads === 'ask' && this.#isProduction(role);
    if (!isAsked || this.#isWithin(this.#allowed, role, allowedFor)) return { permitted: true };
    if (!this.#isWithin(this.#asked, role, askedAgainAfter)) this.#ask(role, program);
    const { account, role: roleName } = this.#services.identities.names(role);
    return { permitted: false, failure: failure('program-not-allowed', { account, role: roleName }) };
  }

  /** A program was given credentials of a role. */
  wasRead(role: Role, { program }: Program): void {
    const isTold = this.#services.settings.read().productionReads === 'notify' && this.#isProduction(role);
    if (isTold && this.#isFirst(role, program, this.#services.time.now())) this.#tell(role, program);
  }

  /** What was read before this start: of this day it needs no notification any more. */
  recall(reads: readonly { readonly role: Role; readonly read: LastRead }[]): void {
    const today = this.#dayOf(this.#services.time.now());
    for (const { role, read } of reads) {
      if (this.#dayOf(read.at) === today) this.#isFirst(role, read.program, read.at);
    }
  }

  #isProduction(role: Role): boolean {
    return this.#services.identities.describe(role).environment === 'production';
  }

  /** A clock that was set back makes it no longer. */
  #isWithin(since: ReadonlyMap<string, Instant>, role: Role, span: number): boolean {
    const at = since.get(roleKey(role));
    const now = this.#services.time.now();
    return at !== undefined && at <= now && now < at + span;
  }

  #isFirst(role: Role, program: string, at: Instant): boolean {
    const day = this.#dayOf(at);
    if (day !== this.#day) this.#told.clear();
    this.#day = day;
    const told = this.#told.get(roleKey(role)) ?? new Set();
    if (told.has(program) || told.size >= mostNames) return false;
    this.#told.set(roleKey(role), told.add(program));
    return true;
  }

  /** The day on the clock that the person sees. */
  #dayOf(at: Instant): string {
    return new Date(at - this.#services.time.offset()).toDateString();
  }

  #ask(role: Role, program: string): void {
    const { notifier, time } = this.#services;
    this.#asked.set(roleKey(role), time.now());
    notifier.show({
      // Switched off, nobody could allow anything.
      kind: 'always',
      tag: tagOf(role),
      title: notificationText('notification.production-ask-title', this.#programValues(role, program)),
      text: notificationText('notification.production-ask', this.#names(role)),
      button: text('notification.allow-program'),
      onClicked: () => this.#allow(role, program),
    });
  }

  #tell(role: Role, program: string): void {
    const { notifier, presence, events } = this.#services;
    notifier.show({
      kind: 'production-read',
      tag: tagOf(role),
      title: notificationText('notification.production-read-title', this.#programValues(role, program)),
      text: notificationText('notification.production-read', this.#names(role)),
      button: text('notification.show-activity'),
      onClicked: () => {
        presence.acted();
        events.windowWanted.emit({ kind: 'activity' });
      },
    });
  }

  #allow(role: Role, program: string): void {
    const { presence, time, identities, report } = this.#services;
    presence.acted();
    const at = time.now();
    this.#allowed.set(roleKey(role), at);
    void report.activity.record({
      at,
      kind: 'allow-program',
      role,
      account: identities.account(role),
      ...(program === '' ? {} : { detail: program }),
      source: 'notification',
      outcome: 'done',
    });
  }

  #programValues(role: Role, program: string) {
    const word = wordValues(this.#services.identities.describe(role));
    return { ...word, named: program === '' ? 'no' : 'yes', program };
  }

  #names(role: Role): { readonly account: string; readonly role: string } {
    return { account: this.#services.identities.account(role), role: role.roleName };
  }
}

function tagOf(role: Role): string {
  return `production read ${roleKey(role)}`;
}
