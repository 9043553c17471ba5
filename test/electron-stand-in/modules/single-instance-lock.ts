/**
 * The single-instance lock, real between processes: a file in userData that names its holder, and a folder beside it
 * into which a second instance puts its message. Everything is synchronous, as `requestSingleInstanceLock` answers at once.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';

export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

export class SingleInstanceLock {
  private readonly folder: string;
  private watcher: FSWatcher | undefined;

  constructor(userData: string) {
    this.folder = join(userData, 'stand-in-instance');
  }

  /** @returns false after having told the holder of this second instance. */
  request(own: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.isHeld()) return true;
    mkdirSync(this.folder, { recursive: true });
    if (!this.take()) {
      this.tellHolder(own);
      return false;
    }
    for (const name of this.messages()) rmSync(join(this.folder, name), { force: true });
    this.watcher = watch(this.folder, () => this.readMessages(onSecond));
    this.watcher.unref();
    return true;
  }

  isHeld(): boolean {
    return this.watcher !== undefined;
  }

  release(): void {
    if (this.watcher === undefined) return;
    this.watcher.close();
    this.watcher = undefined;
    rmSync(this.holderFile(), { force: true });
  }

  private take(): boolean {
    try {
      writeFileSync(this.holderFile(), identity(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (this.holderRuns()) return false;
      rmSync(this.holderFile(), { force: true });
      return this.take();
    }
  }

  private holderRuns(): boolean {
    const holder = readFileSync(this.holderFile(), 'utf8');
    return holder === identity(Number(holder.split(' ')[0]));
  }

  private tellHolder(own: SecondInstance): void {
    const file = join(this.folder, randomUUID());
    writeFileSync(file, JSON.stringify(own));
    renameSync(file, `${file}.json`);
  }

  private readMessages(onSecond: (second: SecondInstance) => void): void {
    for (const name of this.messages()) {
      const file = join(this.folder, name);
      const message = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
      rmSync(file, { force: true });
      onSecond(message);
    }
  }

  private messages(): string[] {
    return readdirSync(this.folder).filter((name) => name.endsWith('.json'));
  }

  private holderFile(): string {
    return join(this.folder, 'holder');
  }
}

/** Process id and start time, so that a number that is used again is not taken for the holder. Empty when it is gone. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch {
    return '';
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return `${pid} ${fields?.[19] ?? ''}`;
  } catch {
    return `${pid} `;
  }
}
