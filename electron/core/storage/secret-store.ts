import type { Events } from '../app/events.ts';
import type { Report } from '../app/report.ts';
import type { Log } from '../ports/desktop.ts';
import { minute, second } from '../time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClientRegistration, SignInWay } from '../ports/identity-center.ts';
import { KeychainUnavailable, type SecretsKept, type SecretVault } from '../ports/secret-vault.ts';
import type { Secret } from '../secret.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { within } from '../time/waiting.ts';
import {
  emptySecretDocument,
  parseSecretDocument,
  registrationKey,
  withEntry,
  writeSecretDocument,
  type SecretDocument,
  type StoredSignIn,
} from './secret-document.ts';
import { SecretNotices } from './secret-notices.ts';

/** After a write that failed; the last one repeats. */
const writeAgainAfter = [5 * second, 15 * second, 30 * second, minute];

/** How long (ms) anybody waits for the vault: a keychain may be asking a person who is not there for its password. */
const timeoutMs = 5 * second;

/** A keychain that has not answered by then (ms) is probably asking the person for its password. */
const asksAfter = second;

const deadline = 'write secrets';

/** What the store needs; it is made before the services it is one of. */
export interface SecretStoreSources {
  readonly vault: SecretVault;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly log: Log;
  readonly report: Report;
  readonly events: Events;
}

type Edit = (document: SecretDocument) => SecretDocument;

/**
 * Registrations and sign-ins in memory, each change also put in the vault before the change counts as done. While the
 * keychain fails, what is in memory is good; it is written, or put together with what could not be read, later.
 */
export class SecretStore {
  readonly #vault: SecretVault;
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #report: Report;
  readonly #events: Events;
  readonly #notices: SecretNotices;
  #document: SecretDocument = emptySecretDocument;
  /** Changes since the start for as long as the stored text is not opened; null: it is, or there is none. */
  #edits: Edit[] | null = [];
  #unsaved = false;
  #asked = false;
  #failures = 0;
  /** The start has gone on: what is opened from now on has to be reported. */
  #hasStarted = false;
  /** Reading and writing, one after the other. */
  #turns: Promise<void> = Promise.resolve();

  constructor({ vault, clock, deadlines, log, report, events }: SecretStoreSources) {
    this.#vault = vault;
    this.#clock = clock;
    this.#deadlines = deadlines;
    this.#report = report;
    this.#events = events;
    this.#notices = new SecretNotices(report.notices, log);
  }

  /** Resolves after some seconds at the latest; a keychain that answers later is heard all the same. */
  async load(): Promise<void> {
    // Whoever looked at the window before has asked already.
    await this.#withTimeout(this.#inTurn(() => (this.isLocked() ? this.#save() : Promise.resolve())));
    this.#hasStarted = true;
  }

  /** The keychain was asked a while ago and has not answered. */
  isAsked(): boolean {
    return this.#asked;
  }

  /** What is stored cannot be opened for now, and waits. */
  isLocked(): boolean {
    return this.#edits !== null;
  }

  /** The last change could not be written. */
  isUnsaved(): boolean {
    return this.#unsaved;
  }

  kept(): SecretsKept {
    return this.#vault.kept();
  }

  /** Tries again what could not be done: after a wake, or with the person before the window. Does nothing else. */
  async retry(): Promise<void> {
    await this.#inTurn(() => (this.isLocked() || this.#unsaved ? this.#save() : Promise.resolve()));
  }

  /** The last try, at the end. The keychain is not asked for what nobody changed. */
  async stop(): Promise<void> {
    await this.#turns;
    if (this.#unsaved || (this.#edits?.length ?? 0) > 0) {
      await this.#inTurn(() => this.#save());
    }
    this.#deadlines.clear(deadline);
  }

  registration(organisationId: string, way: SignInWay): ClientRegistration | null {
    return this.#document.registrations.get(registrationKey(organisationId, way)) ?? null;
  }

  signIn(organisationId: string): StoredSignIn | null {
    return this.#document.signIns.get(organisationId) ?? null;
  }

  /** Null forgets it. */
  async setRegistration(
    organisationId: string,
    way: SignInWay,
    registration: ClientRegistration | null,
  ): Promise<void> {
    const key = registrationKey(organisationId, way);
    await this.#change((document) => ({
      ...document,
      registrations: withEntry(document.registrations, key, registration),
    }));
  }

  /** Forgets a client that AWS knows no more, so that the next sign-in registers anew. */
  async dropRegistration({ clientId }: ClientRegistration): Promise<void> {
    const isIt = (kept: ClientRegistration): boolean => kept.clientId.reveal() === clientId.reveal();
    if (this.isLocked() || [...this.#document.registrations.values()].some(isIt)) {
      await this.#change((document) => ({
        ...document,
        registrations: new Map([...document.registrations].filter(([, kept]) => !isIt(kept))),
      }));
    }
  }

  /**
   * Null forgets it. Resolves when the vault has it: a refresh token may be good for one use only, so the new one has to
   * be safe before anything builds on it. When the vault fails or does not answer it resolves all the same, and the write
   * is tried again, or goes on.
   */
  async setSignIn(organisationId: string, signIn: StoredSignIn | null): Promise<void> {
    await this.#change((document) => ({
      ...document,
      signIns: withEntry(document.signIns, organisationId, signIn),
    }));
  }

  /** The command line of a browser that the person has agreed to for an organisation; null: none, or not read so far. */
  agreedCommand(organisationId: string): string | null {
    return this.#document.agreedCommands.get(organisationId) ?? null;
  }

  /** Null forgets it. */
  async setAgreedCommand(organisationId: string, command: string | null): Promise<void> {
    if (!this.isLocked() && this.agreedCommand(organisationId) === command) {
      return;
    }
    await this.#change((document) => ({
      ...document,
      agreedCommands: withEntry(document.agreedCommands, organisationId, command),
    }));
  }

  /** In memory at once; on disk in the order of the changes. */
  async #change(edit: Edit): Promise<void> {
    this.#document = edit(this.#document);
    this.#edits?.push(edit);
    await this.#withTimeout(this.#inTurn(() => this.#save()));
  }

  /** Nobody waits for ever. The work is not given up: its turn lasts until the vault has answered, so nothing overtakes it. */
  async #withTimeout(work: Promise<void>): Promise<void> {
    // Nobody knows how long a person takes to answer.
    if (this.#asked) {
      return;
    }
    const late = (): Error => new KeychainUnavailable('The keychain has not answered so far.');
    const asks = this.#clock.setTimer(asksAfter, () => {
      this.#asked = true;
      this.#tried();
    });
    void work.finally(() => asks.cancel());
    await within(this.#clock, timeoutMs, work, late).catch((error: unknown) => {
      this.#unsaved ||= !this.isLocked();
      this.#tried(error);
    });
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    this.#turns = this.#turns.then(task);
    return this.#turns;
  }

  /**
   * It was read, or written, or tried, or keeps somebody waiting.
   *
   * @param error what went wrong.
   */
  #tried(error?: unknown): void {
    this.#notices.update(this, error);
    this.#report.changed();
  }

  #answered(error?: unknown): void {
    this.#asked = false;
    this.#tried(error);
  }

  async #save(): Promise<void> {
    if (this.isLocked()) {
      await this.#open();
      if (this.isLocked() || !this.#unsaved) {
        return;
      }
    }
    await this.#write();
  }

  /** What cannot be read at all, not even from the disk, is not written over either. */
  async #open(): Promise<void> {
    try {
      const document = await this.#read();
      if (document === null) {
        this.#answered();
        return;
      }
      const edits = this.#edits ?? [];
      this.#edits = null;
      this.#unsaved ||= edits.length > 0;
      this.#document = edits.reduce((before, edit) => edit(before), document);
    } catch (error) {
      this.#answered(error);
      return;
    }
    if (!this.#unsaved) {
      this.#answered();
    }
    if (this.#hasStarted) {
      this.#events.secretsOpened.emit();
    }
  }

  /** Null: what is stored cannot be opened for now. */
  async #read(): Promise<SecretDocument | null> {
    const stored = await this.#vault.load();
    switch (stored.outcome) {
      case 'unavailable':
        return null;
      case 'none':
        return emptySecretDocument;
      case 'set-aside':
        this.#report.setAside('secrets', stored.name, 'damaged');
        return emptySecretDocument;
      case 'opened':
        return await this.#understand(stored.text);
    }
  }

  async #understand(text: Secret): Promise<SecretDocument> {
    const read = parseSecretDocument(text);
    if (typeof read === 'string') {
      this.#report.setAside('secrets', await this.#vault.setAside(read), read);
      return emptySecretDocument;
    }
    if (read.leftOut > 0) {
      this.#report.partlyRead('secrets', await this.#vault.setAside('damaged'), read.leftOut);
      // What is good of it stands in no file now.
      this.#unsaved = true;
    }
    return read.document;
  }

  async #write(): Promise<void> {
    try {
      await this.#vault.store(writeSecretDocument(this.#document));
      this.#unsaved = false;
      this.#failures = 0;
      this.#deadlines.clear(deadline);
      this.#answered();
    } catch (error) {
      const wait = writeAgainAfter[Math.min(this.#failures, writeAgainAfter.length - 1)] ?? minute;
      this.#failures += 1;
      this.#unsaved = true;
      this.#deadlines.setSpan(deadline, wait, () => void this.retry());
      this.#answered(error);
    }
  }
}
