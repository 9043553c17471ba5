import * as v from 'valibot';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import type { Files } from '../../../electron/core/ports/files.ts';
import { organisationRecordSchema } from '../../../electron/core/ports/settings.ts';
import type { SecretVault } from '../../../electron/core/ports/secret-vault.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { createEncryptedVault } from '../../../electron/shell/desktop/keychain/encrypted-vault.ts';
import { createSessionHttp } from '../../../electron/shell/desktop/network/session-http.ts';
import { sweepLeftovers } from '../../../electron/shell/desktop/files/sweep-leftovers.ts';
import { createCore } from '../../harness/create-core.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import {
  MemoryClipboard,
  MemorySettings,
  RecordingBrowser,
  RecordingNotifier,
  simulatorEndpoints,
} from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { untilQuiet } from '../../harness/until-quiet.ts';
import { BrowserReturns } from '../browser-returns.ts';
import type { HeldStep } from './held-step.ts';

export interface Place {
  /** The data folder. */
  readonly folder: string;
  /** Of the simulator: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly startUrl: string;
  readonly region: string;
  readonly organisationId: string | null;
  /** The clock at the start, ms since the epoch. */
  readonly now: number;
}

/** What of a computer may fail; whatever is left out works. */
export interface OddParts {
  readonly files?: (real: Files) => Files;
  readonly keychain?: Keychain;
  readonly settings?: MemorySettings;
}

export type Keychain = Parameters<typeof createEncryptedVault>[0]['keychain'];

/**
 * The core with the shipped network port, vault and files on a real disk, and the simulator over loopback. Only the keychain, the
 * settings and what a person sees are doubles.
 */
export class AppOnDisk {
  readonly clock: ManualClock;
  readonly browser = new RecordingBrowser();
  readonly clipboard = new MemoryClipboard();
  readonly notifier = new RecordingNotifier();
  readonly log = new RecordingLog();
  readonly vault: SecretVault;
  readonly latchkey: Latchkey;
  #busy = 0;

  constructor(place: Place, held: HeldStep, odd: OddParts = {}) {
    this.clock = new ManualClock(place.now);
    sweepLeftovers(place.folder, this.log);
    const real = createDataFolder(place.folder, this.clock);
    const files = this.#counted(odd.files?.(real) ?? real);
    this.vault = this.#vault(files, held, odd.keychain ?? plainKeychain);
    const { clock, browser, clipboard, notifier, log } = this;
    const doubles = { clock, browser, clipboard, notifier, log, settings: odd.settings ?? settingsOf(place) };
    this.latchkey = createCore(
      { ...doubles, overrides: simulatorEndpoints(place.url) },
      {
        files,
        vault: this.vault,
        listeners: new BrowserReturns(),
        http: createSessionHttp((url, init) => this.#counting(() => heldFetch(url, init, held)), this.clock),
      },
    );
  }

  /** Lets everything that is on its way, over loopback or to the disk, arrive. */
  settle(): Promise<void> {
    return untilQuiet(() => this.#busy > 0);
  }

  advance(milliseconds: number): Promise<void> {
    return this.clock.advance(milliseconds, () => this.settle());
  }

  #vault(files: Files, held: HeldStep, keychain: Keychain): SecretVault {
    const vault = createEncryptedVault({
      keychain,
      files,
      system: 'linux',
      mayHaveAsked: () => Promise.resolve(true),
      clock: this.clock,
      log: this.log,
    });
    return {
      ...vault,
      // Not counted as on its way, besides the file: a keychain may never answer.
      store: async (text) => {
        await held.pass('before the store');
        await vault.store(text);
        await held.pass('after the store');
      },
    };
  }

  #counted(files: Files): Files {
    return {
      location: (path) => files.location(path),
      read: (path) => this.#counting(() => files.read(path)),
      write: (path, text) => this.#counting(() => files.write(path, text)),
      append: (path, text) => this.#counting(() => files.append(path, text)),
      remove: (path) => this.#counting(() => files.remove(path)),
      setAside: (path, reason) => this.#counting(() => files.setAside(path, reason)),
      keepCopy: (path) => this.#counting(() => files.keepCopy(path)),
    };
  }

  async #counting<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }
}

/** Encrypts so that a test can read it. */
export const plainKeychain: Keychain = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`v11${text}`)),
  decryptStringAsync: (bytes) => Promise.resolve({ result: bytes.toString('utf8').slice(3), shouldReEncrypt: false }),
};

export function settingsOf({ organisationId, startUrl, region }: Place): MemorySettings {
  const settings = new MemorySettings();
  if (organisationId !== null)
    settings.change({
      organisations: [v.parse(organisationRecordSchema, { id: organisationId, name: 'Northwind', startUrl, region })],
    });
  return settings;
}

/** Node's fetch, whole answers only, held around a call to the token endpoint. */
async function heldFetch(url: string, init: RequestInit, held: HeldStep): Promise<Response> {
  const isRefresh = typeof init.body === 'string' && init.body.includes('"refresh_token"');
  if (isRefresh) await held.pass('before the request');
  const response = await fetch(url, init);
  const body = await response.arrayBuffer();
  if (isRefresh) await held.pass('the answer has arrived');
  return new Response(body, { status: response.status, headers: response.headers });
}
