import type { Events } from '../app/events.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Log } from '../ports/desktop.ts';
import type { Files } from '../ports/files.ts';
import { parseLinksFile, writeLinksFile, type Link, type LinksFile } from './stored-links.ts';

const path = 'links.json';

export interface LinkStoreServices {
  readonly files: Files;
  readonly log: Log;
  readonly events: Pick<Events, 'linksChanged'>;
}

/** Which role each profile of ours stands for. The profiles themselves are in the person's AWS files. */
export class LinkStore {
  readonly #services: LinkStoreServices;
  #file: LinksFile = { links: [], sessions: {} };
  /** By name in lower case, made once for each state of the file: thousands are looked up at a time. */
  #named: { readonly file: LinksFile; readonly links: ReadonlyMap<string, Link> } | null = null;
  #isRead = false;
  /** One change after the other. */
  #turns: Promise<unknown> = Promise.resolve();

  constructor(services: LinkStoreServices) {
    this.#services = services;
  }

  /** Reads what is stored, once; called again it tries what did not work. Never rejects. */
  async load(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#isRead) return;
      try {
        await this.#read();
      } catch (error) {
        this.#services.log.error('Which profiles are linked could not be read.', error);
      }
    });
  }

  all(): readonly Link[] {
    return this.#file.links;
  }

  /** Case tells no two profiles apart. */
  find(profile: string): Link | null {
    if (this.#named?.file !== this.#file) {
      const links = new Map(this.#file.links.map((link) => [link.profile.toLowerCase(), link]));
      this.#named = { file: this.#file, links };
    }
    return this.#named.links.get(profile.toLowerCase()) ?? null;
  }

  /** What follows `latchkey-` in the name of an organisation's session; null: it has none yet. */
  session(organisationId: string): string | null {
    return this.#file.sessions[organisationId] ?? null;
  }

  /** All sessions by organisation id. */
  sessions(): LinksFile['sessions'] {
    return this.#file.sessions;
  }

  /** Adds links; those of the same profiles go. Rejects with a `FailureError`: then nothing has changed. */
  put(links: readonly Link[]): Promise<void> {
    return this.#change((file) => ({ ...file, links: [...without(file.links, links), ...links] }));
  }

  /** The same for taking out. */
  remove(profiles: readonly string[]): Promise<void> {
    const named = profiles.map((profile) => ({ profile }));
    return this.#change((file) => ({ ...file, links: without(file.links, named) }));
  }

  /** Puts back what was there before a change. */
  restore(links: readonly Link[]): Promise<void> {
    return this.#change((file) => ({ ...file, links }));
  }

  nameSession(organisationId: string, name: string): Promise<void> {
    return this.#change((file) => ({ ...file, sessions: { ...file.sessions, [organisationId]: name } }));
  }

  #change(edit: (file: LinksFile) => LinksFile): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#isRead) throw new FailureError(failure('storage-failed'));
      const next = edit(this.#file);
      try {
        await this.#services.files.write(path, writeLinksFile(next));
      } catch (error) {
        this.#services.log.error('Which profiles are linked could not be written.', error);
        throw new FailureError(failure('storage-failed'));
      }
      this.#file = next;
      this.#services.events.linksChanged.emit();
    });
  }

  async #read(): Promise<void> {
    const { files, log, events } = this.#services;
    const text = await files.read(path);
    const parsed = text === null ? null : parseLinksFile(text);
    if (typeof parsed === 'string') {
      log.warn(`Which profiles are linked could not be read and was kept as ${await files.setAside(path, parsed)}.`);
    } else if (parsed !== null) {
      if (parsed.leftOut > 0) log.warn(`${String(parsed.leftOut)} linked profiles could not be read.`);
      this.#file = parsed.file;
    }
    this.#isRead = true;
    events.linksChanged.emit();
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.then(change);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}

function without(links: readonly Link[], gone: readonly Pick<Link, 'profile'>[]): readonly Link[] {
  const names = new Set(gone.map(({ profile }) => profile.toLowerCase()));
  return links.filter(({ profile }) => !names.has(profile.toLowerCase()));
}
