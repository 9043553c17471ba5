import {
  MemoryClipboard,
  MemoryFiles,
  MemorySettings,
  MemoryVault,
  RecordingBrowser,
} from '../support/memory-ports.ts';
import type { CallbackListener } from '../../electron/core/ports/callback-listener.ts';
import { KeychainUnavailable } from '../../electron/core/ports/secret-vault.ts';
import type { Secret } from '../../electron/core/secret.ts';
import type { Settings } from '../../electron/core/ports/settings.ts';
import { BrowserReturns } from './browser-returns.ts';

/** What of a computer can fail. */
export type Part = 'keychain' | 'settings' | 'files' | 'clipboard' | 'browser' | 'listener';

/** Counts down how often each part still fails. */
export class Trouble {
  readonly #left = new Map<Part, number>();

  /** Without a number: until `end`. */
  begin(part: Part, times: number | null): void {
    this.#left.set(part, times ?? Number.POSITIVE_INFINITY);
  }

  end(): void {
    this.#left.clear();
  }

  /** Throws what the system would say, if the part fails now. */
  strike(part: Part): void {
    const left = this.#left.get(part) ?? 0;
    if (left <= 0) return;
    this.#left.set(part, left - 1);
    if (part === 'keychain') throw new KeychainUnavailable(words.keychain);
    throw Object.assign(new Error(words[part]), {
      code: part === 'files' || part === 'settings' ? 'ENOSPC' : undefined,
    });
  }
}

const words: Readonly<Record<Part, string>> = {
  keychain: 'Error while encrypting the text provided to safeStorage.encryptStringAsync.',
  settings: 'ENOSPC: no space left on device, write',
  files: 'ENOSPC: no space left on device, write',
  clipboard: 'The clipboard is held by another program.',
  browser: 'There is no program for https.',
  listener: 'listen EADDRNOTAVAIL: address not available 127.0.0.1',
};

/** A computer whose parts work until told otherwise. */
export class Computer {
  readonly trouble = new Trouble();
  readonly vault = new TroubledVault(this.trouble);
  readonly settings = new TroubledSettings(this.trouble);
  readonly files = new TroubledFiles(this.trouble);
  readonly clipboard = new TroubledClipboard(this.trouble);
  readonly browser = new TroubledBrowser(this.trouble);
  readonly returns = new TroubledReturns(this.trouble);
}

class TroubledVault extends MemoryVault {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override async store(text: Secret): Promise<void> {
    this.#trouble.strike('keychain');
    await super.store(text);
  }
}

class TroubledSettings extends MemorySettings {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override change(part: Partial<Settings>): void {
    this.#trouble.strike('settings');
    super.change(part);
  }
}

class TroubledFiles extends MemoryFiles {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override async write(path: string, text: string): Promise<void> {
    this.#trouble.strike('files');
    await super.write(path, text);
  }
}

class TroubledClipboard extends MemoryClipboard {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override async writeText(text: string): Promise<void> {
    this.#trouble.strike('clipboard');
    await super.writeText(text);
  }
}

class TroubledBrowser extends RecordingBrowser {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override async open(address: string): Promise<void> {
    this.#trouble.strike('browser');
    await super.open(address);
  }
}

class TroubledReturns extends BrowserReturns {
  readonly #trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.#trouble = trouble;
  }

  override async listen(): Promise<CallbackListener> {
    this.#trouble.strike('listener');
    return await super.listen();
  }
}
