import { MemoryClipboard, MemoryFiles, MemorySettings, MemoryVault, RecordingBrowser } from '../harness/ports.ts';
import type { CallbackListener } from '../../electron/core/ports/callback-listener.ts';
import { KeychainUnavailable } from '../../electron/core/ports/secret-vault.ts';
import type { Secret } from '../../electron/core/secret.ts';
import type { Settings } from '../../electron/core/ports/settings.ts';
import { BrowserReturns } from './browser-returns.ts';

/** What of a computer can fail. */
export type Part = 'keychain' | 'settings' | 'files' | 'clipboard' | 'selection' | 'browser' | 'listener';

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
  inject(part: Part): void {
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
  selection: 'The primary selection is held by another program.',
  browser: 'There is no program for https.',
  listener: 'listen EADDRNOTAVAIL: address not available 127.0.0.1',
};

/** A computer whose parts work until told otherwise. */
export class Computer {
  readonly trouble = new Trouble();
  readonly vault = troubledVault(this.trouble);
  readonly settings = troubledSettings(this.trouble);
  readonly files = troubledFiles(this.trouble);
  readonly clipboard = troubledClipboard(this.trouble);
  readonly browser = troubledBrowser(this.trouble);
  readonly returns = troubledReturns(this.trouble);
}

function troubledVault(trouble: Trouble): MemoryVault {
  return new (class extends MemoryVault {
    override async store(text: Secret): Promise<void> {
      trouble.inject('keychain');
      await super.store(text);
    }
  })();
}

function troubledSettings(trouble: Trouble): MemorySettings {
  return new (class extends MemorySettings {
    override change(part: Partial<Settings>): void {
      trouble.inject('settings');
      super.change(part);
    }
  })();
}

function troubledFiles(trouble: Trouble): MemoryFiles {
  return new (class extends MemoryFiles {
    override async write(path: string, text: string): Promise<void> {
      trouble.inject('files');
      await super.write(path, text);
    }
  })();
}

function troubledClipboard(trouble: Trouble): MemoryClipboard {
  return new (class extends MemoryClipboard {
    override async writeText(text: string): Promise<void> {
      trouble.inject('clipboard');
      await super.writeText(text);
    }

    override async clearCopies(secrets: readonly Secret[]): Promise<void> {
      trouble.inject('selection');
      await super.clearCopies(secrets);
    }

    override async clearSecrets(secrets: readonly Secret[]): Promise<void> {
      trouble.inject('clipboard');
      await super.clearSecrets(secrets);
    }
  })();
}

function troubledBrowser(trouble: Trouble): RecordingBrowser {
  return new (class extends RecordingBrowser {
    override async open(...opening: Parameters<RecordingBrowser['open']>): Promise<void> {
      trouble.inject('browser');
      await super.open(...opening);
    }
  })();
}

function troubledReturns(trouble: Trouble): BrowserReturns {
  return new (class extends BrowserReturns {
    override async listen(): Promise<CallbackListener> {
      trouble.inject('listener');
      return await super.listen();
    }
  })();
}
