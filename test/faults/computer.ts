import { FakeEndpointServer } from '../harness/fake-endpoint-server.ts';
import {
  MemoryClipboard,
  MemoryFiles,
  MemorySettings,
  MemoryTokenCache,
  MemoryVault,
  RecordingBrowser,
} from '../harness/ports.ts';
import { FakeProgramSocket } from '../harness/fake-program-socket.ts';
import { memoryFiles, type MemoryFiles as MemoryAwsFiles } from '../aws-files/memory-files.ts';
import type { CallbackListener } from '../../electron/core/ports/callback-listener.ts';
import { PortTaken } from '../../electron/core/ports/credentials-endpoint.ts';
import { KeychainUnavailable } from '../../electron/core/ports/secret-vault.ts';
import type { Secret } from '../../electron/core/secret.ts';
import type { Settings } from '../../electron/core/ports/settings.ts';
import { BrowserReturns } from './browser-returns.ts';

/** What of a computer can fail. */
export type Part =
  | 'keychain'
  | 'settings'
  | 'files'
  | 'clipboard'
  | 'selection'
  | 'browser'
  | 'listener'
  | 'AWS config'
  | 'AWS credentials'
  | 'token cache'
  | 'endpoint'
  | 'endpoint port'
  | 'program socket';

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

  /** Whether the part fails now, which counts as once. */
  strikes(part: Part): boolean {
    const left = this.#left.get(part) ?? 0;
    if (left > 0) this.#left.set(part, left - 1);
    return left > 0;
  }

  /** Throws what the system would say, if the part fails now. */
  inject(part: Part): void {
    if (!this.strikes(part)) return;
    if (part === 'endpoint port') throw new PortTaken(words[part]);
    if (part === 'keychain') throw new KeychainUnavailable(words.keychain);
    throw Object.assign(new Error(words[part]), {
      code: words[part].startsWith('ENOSPC') ? 'ENOSPC' : undefined,
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
  'AWS config': 'ENOSPC: no space left on device, write',
  'AWS credentials': 'ENOSPC: no space left on device, write',
  'token cache': 'ENOSPC: no space left on device, write',
  endpoint: 'listen EMFILE: too many open files 127.0.0.1',
  'endpoint port': 'listen EADDRINUSE: address already in use 127.0.0.1',
  'program socket': 'bind ENAMETOOLONG',
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
  readonly awsFiles = troubledAwsFiles(this.trouble);
  readonly tokenCache = troubledTokenCache(this.trouble);
  readonly endpointServer = troubledEndpoint(this.trouble);
  readonly programSocket = troubledSocket(this.trouble);
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

function troubledAwsFiles(trouble: Trouble): MemoryAwsFiles {
  const files = memoryFiles(null, null);
  files.beforeReplace = (file) => (trouble.strikes(`AWS ${file}`) ? { why: 'disk-full' } : null);
  return files;
}

function troubledTokenCache(trouble: Trouble): MemoryTokenCache {
  const cache = new MemoryTokenCache();
  cache.beforeWrite = () => trouble.inject('token cache');
  return cache;
}

function troubledEndpoint(trouble: Trouble): FakeEndpointServer {
  return new (class extends FakeEndpointServer {
    override async listen(...where: Parameters<FakeEndpointServer['listen']>): Promise<number> {
      trouble.inject('endpoint');
      trouble.inject('endpoint port');
      return await super.listen(...where);
    }
  })();
}

function troubledSocket(trouble: Trouble): FakeProgramSocket {
  return new (class extends FakeProgramSocket {
    override open(...asked: Parameters<FakeProgramSocket['open']>): ReturnType<FakeProgramSocket['open']> {
      this.failing = trouble.strikes('program socket');
      return super.open(...asked);
    }
  })();
}
