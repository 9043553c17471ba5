import type { Log } from '../ports/desktop.ts';
import type { Files } from '../ports/files.ts';
import type { Secret } from '../secret.ts';
import { hour } from '../time/instant.ts';
import type { ServerTime } from '../time/server-time.ts';
import { parseConsumersFile, writeConsumersFile, type ConsumersFile } from './stored-consumers.ts';

const path = 'endpoint/consumers.json';

/** Below the data folder. */
export function tokenPath(consumerId: string): string {
  return `endpoint/${consumerId}.token`;
}

/** Who may ask the endpoint for credentials, on disk: a file of all, without tokens, and a file for each token. */
export class ConsumersStore {
  readonly #files: Files;
  readonly #log: Log;
  readonly #time: Pick<ServerTime, 'now'>;
  #isRead = false;
  #savedAt = 0;

  constructor(files: Files, log: Log, time: Pick<ServerTime, 'now'>) {
    this.#files = files;
    this.#log = log;
    this.#time = time;
  }

  /** Reads all once. Rejects with what the disk says; then it can be tried again, and nothing is written meanwhile. */
  async load(): Promise<ConsumersFile | null> {
    if (this.#isRead) return null;
    const text = await this.#files.read(path);
    const parsed = text === null ? null : parseConsumersFile(text);
    if (typeof parsed === 'string') {
      const aside = await this.#files.setAside(path, parsed);
      this.#log.warn(`Who may ask for credentials could not be read and was kept as ${aside}.`);
    }
    this.#isRead = true;
    if (parsed === null || typeof parsed === 'string') return null;
    if (parsed.leftOut > 0) this.#log.warn(`${String(parsed.leftOut)} addresses for programs could not be read.`);
    return parsed.file;
  }

  /** What is stored is known, so that it can be written over. */
  isRead(): boolean {
    return this.#isRead;
  }

  async save(file: ConsumersFile): Promise<void> {
    if (!this.#isRead) throw new Error('Who may ask for credentials has not been read.');
    this.#savedAt = this.#time.now();
    await this.#files.write(path, writeConsumersFile(file));
  }

  /** Whether the last save is so long ago that what is only nice to know is worth one. */
  isDue(): boolean {
    return this.#time.now() - this.#savedAt >= hour;
  }

  token(consumerId: string): Promise<string | null> {
    return this.#files.read(tokenPath(consumerId));
  }

  /** Without a line end: botocore refuses a token with one. */
  saveToken(consumerId: string, token: Secret): Promise<void> {
    return this.#files.write(tokenPath(consumerId), token.reveal());
  }

  removeToken(consumerId: string): Promise<void> {
    return this.#files.remove(tokenPath(consumerId));
  }
}
