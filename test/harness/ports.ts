import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import type { Ports } from '../../electron/core/app/latchkey.ts';
import type { OtherToolFile, OtherTools } from '../../electron/core/ports/other-tools.ts';
import type { TokenCache } from '../../electron/core/ports/token-cache.ts';
import { tokens } from '../../electron/shell/desktop/programs/tokens.ts';
import { memoryFiles, type MemoryFiles as MemoryAwsFiles } from '../aws-files/memory-files.ts';
import { FakeEndpointServer } from './fake-endpoint-server.ts';
import { FakeProgramSocket } from './fake-program-socket.ts';
import { FakeInstalledBrowsers } from './fake-installed-browsers.ts';
import { FakeTerminals } from './fake-terminals.ts';
import { SetLoginItem } from './set-login-item.ts';
import { SetNewVersions } from './set-new-versions.ts';
import type { CallbackListener, CallbackListeners } from '../../electron/core/ports/callback-listener.ts';
import type {
  Browser,
  Clipboard,
  Confirmation,
  Identifiers,
  NotificationRequest,
  Errand,
  Notifier,
  UserPresence,
  Network,
} from '../../electron/core/ports/desktop.ts';
import { argumentsWith, type CommandWords } from '../../electron/core/organisations/browser-command.ts';
import type { Files, SetAsideReason } from '../../electron/core/ports/files.ts';
import {
  KeychainUnavailable,
  type SecretsKept,
  type SecretVault,
  type StoredText,
} from '../../electron/core/ports/secret-vault.ts';
import {
  settingsSchema,
  type Settings,
  type SettingsBackup,
  type SettingsStore,
} from '../../electron/core/ports/settings.ts';
import type { Platform } from '../../electron/core/ports/platform.ts';
import type { EndpointOverrides } from '../../electron/core/regions/endpoint.ts';
import { Secret } from '../../electron/core/secret.ts';
import { LoopbackHttp } from './loopback-http.ts';
import { ManualClock } from './manual-clock.ts';
import { RecordingLog } from './recording-log.ts';
import { SetPolicyFile } from './set-policy-file.ts';
import { uncheckedListeners } from './unchecked-listeners.ts';

export class MemoryFiles implements Files {
  readonly texts = new Map<string, string>();
  /** Files that are there and cannot be read. */
  readonly unreadable = new Set<string>();

  location(path: string): string {
    return `/home/robin/.config/Latchkey/${path}`;
  }

  read(path: string): Promise<string | null> {
    if (this.unreadable.has(path)) {
      return Promise.reject(new Error(`EACCES: permission denied, open '${path}'`));
    }
    return Promise.resolve(this.texts.get(path) ?? null);
  }

  write(path: string, text: string): Promise<void> {
    this.texts.set(path, text);
    return Promise.resolve();
  }

  append(path: string, text: string): Promise<void> {
    return this.write(path, (this.texts.get(path) ?? '') + text);
  }

  remove(path: string): Promise<void> {
    this.texts.delete(path);
    return Promise.resolve();
  }

  async setAside(path: string, reason: SetAsideReason): Promise<string> {
    const name = `${path}.${reason}`;
    await this.write(name, this.texts.get(path) ?? '');
    await this.remove(path);
    return name;
  }

  keepCopy(path: string): Promise<string | null> {
    const text = this.texts.get(path);
    if (text === undefined) return Promise.resolve(null);
    const name = `${path}.before-import`;
    this.texts.set(name, text);
    return Promise.resolve(name);
  }
}

export class MemoryVault implements SecretVault {
  text: Secret | null = null;
  aside: Secret | null = null;
  /** Why nothing can be stored. */
  failing: 'disk' | 'keychain' | null = null;
  /** What is stored cannot be opened for now. */
  locked = false;
  stores = 0;
  keptAs: SecretsKept = 'keychain';

  load(): Promise<StoredText> {
    if (this.text === null) return Promise.resolve({ outcome: 'none' });
    return Promise.resolve(this.locked ? { outcome: 'unavailable' } : { outcome: 'opened', text: this.text });
  }

  store(text: Secret): Promise<void> {
    this.stores += 1;
    if (this.failing === 'disk') return Promise.reject(new Error('The disk is full.'));
    if (this.failing === 'keychain' || this.locked) return Promise.reject(new KeychainUnavailable('Locked.'));
    this.text = text;
    return Promise.resolve();
  }

  setAside(reason: SetAsideReason): Promise<string> {
    this.aside = this.text;
    this.text = null;
    return Promise.resolve(`secrets.${reason}`);
  }

  kept(): SecretsKept {
    return this.keptAs;
  }
}

export class MemorySettings implements SettingsStore {
  backup: SettingsBackup | null = null;
  isUnread = false;
  #settings: Settings = v.parse(settingsSchema, {});

  read(): Settings {
    return this.#settings;
  }

  change(part: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...part };
  }
}

/** Where the browser got to in the end; the address of this computer that leads there is the shell's business. */
export class RecordingBrowser implements Browser {
  readonly opened: string[] = [];
  readonly errands: Errand[] = [];
  failing = false;

  open(address: Secret, errand: Errand): Promise<void> {
    if (this.failing) {
      return Promise.reject(new Error('There is no browser.'));
    }
    this.opened.push(address.reveal());
    this.errands.push(errand);
    return Promise.resolve();
  }

  async openWith(words: CommandWords, address: Secret, errand: Errand): Promise<void> {
    const line = [words[0], ...argumentsWith(words, address.reveal())].join(' | ');
    await this.open(new Secret(line), errand);
  }
}

/** A person who agrees or not, and what they were asked. */
export class RecordingConfirmation implements Confirmation {
  readonly asked: Parameters<Confirmation['ask']>[0][] = [];
  agrees = true;

  ask(question: Parameters<Confirmation['ask']>[0]): Promise<boolean> {
    this.asked.push(question);
    return Promise.resolve(this.agrees);
  }
}

/** As on X11: what is copied is offered as the primary selection too. */
export class MemoryClipboard implements Clipboard {
  text = '';
  selection = '';
  takesMarks = true;
  /** Whether a window of ours has the keyboard; null: it does not matter on this system. */
  #hasKeyboard: boolean | null = null;
  #came = Promise.withResolvers<undefined>();

  /** The keyboard comes to our window, or goes elsewhere, on a system where it matters. */
  giveKeyboard(has: boolean): void {
    this.#hasKeyboard = has;
    if (!has) return;
    this.#came.resolve(undefined);
    this.#came = Promise.withResolvers();
  }

  keyboard(): Promise<void> | null {
    return this.#hasKeyboard === false ? this.#came.promise : null;
  }

  writeText(text: string): Promise<void> {
    if (this.#hasKeyboard !== false) [this.text, this.selection] = [text, text];
    return Promise.resolve();
  }

  async writeSecret(secret: Secret): Promise<'written' | 'no-marks'> {
    if (!this.takesMarks) return 'no-marks';
    await this.writeUnmarked(secret);
    return 'written';
  }

  writeUnmarked(secret: Secret): Promise<void> {
    return this.writeText(secret.reveal());
  }

  clearCopies(secrets: readonly Secret[]): Promise<void> {
    if (secrets.some((secret) => secret.reveal() === this.selection)) this.selection = '';
    return Promise.resolve();
  }

  clearSecrets(secrets: readonly Secret[]): Promise<void> {
    if (secrets.some((secret) => secret.reveal() === this.text)) this.text = '';
    return this.clearCopies(secrets);
  }
}

export class RecordingNotifier implements Notifier {
  readonly shown: { readonly title: string; readonly text: string }[] = [];

  readonly wishes: NotificationRequest[] = [];

  show(wish: NotificationRequest): void {
    this.wishes.push(wish);
    this.shown.push({ title: wish.title, text: wish.text });
  }
}

/** Whether anybody is there is what the test says. */
export class SetUserPresence implements UserPresence {
  seen: ReturnType<UserPresence['state']> = 'here';

  state(): ReturnType<UserPresence['state']> {
    return this.seen;
  }
}

/** Whether there is any connection is what the test says. */
export class SetNetwork implements Network {
  online = true;

  isOnline(): boolean {
    return this.online;
  }
}

/** `~/.aws/sso/cache` without a disk; texts by their key. */
export class MemoryTokenCache implements TokenCache {
  readonly folder = '/home/robin/.aws/sso/cache';
  readonly texts = new Map<string, string>();
  /** What was done by us, in this order. */
  readonly done: string[] = [];
  /** Happens before a file is written; a rejection is what the disk says. */
  beforeWrite: (key: string) => Promise<void> | void = () => undefined;
  readonly #listeners = new Set<() => void>();

  read(key: string): Promise<Secret | null> {
    const text = this.texts.get(key);
    return Promise.resolve(text === undefined ? null : new Secret(text));
  }

  async write(key: string, text: Secret): Promise<void> {
    await this.beforeWrite(key);
    this.texts.set(key, text.reveal());
    this.done.push(`write ${key}`);
  }

  remove(key: string): Promise<void> {
    this.texts.delete(key);
    this.done.push(`remove ${key}`);
    return Promise.resolve();
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody else has changed a file. */
  changed(): void {
    this.#listeners.forEach((listener) => listener());
  }

  isWatched(): boolean {
    return this.#listeners.size > 0;
  }
}

/** What other tools have left is what the test says. */
export class SetOtherTools implements OtherTools {
  found: readonly OtherToolFile[] = [];

  read(): Promise<readonly OtherToolFile[]> {
    return Promise.resolve(this.found);
  }
}

export const plainIdentifiers: Identifiers = { uuid: () => randomUUID(), random: () => 0.5 };

/** The real listeners on loopback, which can be made to find no port. */
export class FailableListeners implements CallbackListeners {
  readonly #real = uncheckedListeners();
  failing = false;

  listen(): Promise<CallbackListener> {
    return this.failing ? Promise.reject(new Error('There is no port.')) : this.#real.listen();
  }
}

/** Everything core is given, as the doubles that a test looks at and disturbs. */
export interface TestPorts extends Ports {
  readonly clock: ManualClock;
  readonly http: LoopbackHttp;
  readonly files: MemoryFiles;
  readonly vault: MemoryVault;
  readonly settings: MemorySettings;
  readonly browser: RecordingBrowser;
  readonly installedBrowsers: FakeInstalledBrowsers;
  readonly confirmation: RecordingConfirmation;
  readonly clipboard: MemoryClipboard;
  readonly listeners: FailableListeners;
  readonly notifier: RecordingNotifier;
  readonly log: RecordingLog;
  readonly userPresence: SetUserPresence;
  readonly network: SetNetwork;
  readonly awsFiles: MemoryAwsFiles;
  readonly tokenCache: MemoryTokenCache;
  readonly endpointServer: FakeEndpointServer;
  readonly programSocket: FakeProgramSocket;
  readonly otherTools: SetOtherTools;
  readonly terminals: FakeTerminals;
  readonly loginItem: SetLoginItem;
  readonly policyFile: SetPolicyFile;
  readonly newVersions: SetNewVersions;
}

const plainPlatform: Platform = {
  system: 'linux',
  wayland: false,
  desktop: '',
  locale: 'en-GB',
  version: '0.0.0',
  packaged: false,
};

/** Every port of core: what is given, else a double. The AWS clients are those that are shipped, over the network port. */
export function createTestPorts(given: Partial<TestPorts> = {}): TestPorts {
  const log = given.log ?? new RecordingLog();
  const overrides = given.overrides ?? {};
  return {
    clock: new ManualClock(),
    http: new LoopbackHttp(),
    identityCenter: (http) => Promise.resolve(createIdentityCenter(http, overrides, (message) => log.warn(message))),
    files: new MemoryFiles(),
    vault: new MemoryVault(),
    settings: new MemorySettings(),
    browser: new RecordingBrowser(),
    installedBrowsers: new FakeInstalledBrowsers(),
    confirmation: new RecordingConfirmation(),
    clipboard: new MemoryClipboard(),
    listeners: new FailableListeners(),
    notifier: new RecordingNotifier(),
    log,
    identifiers: plainIdentifiers,
    userPresence: new SetUserPresence(),
    network: new SetNetwork(),
    platform: plainPlatform,
    safeStart: null,
    overrides,
    awsFiles: memoryFiles(null, null),
    tokenCache: new MemoryTokenCache(),
    endpointServer: new FakeEndpointServer(),
    programSocket: new FakeProgramSocket(),
    otherTools: new SetOtherTools(),
    terminals: new FakeTerminals(),
    loginItem: new SetLoginItem(),
    policyFile: new SetPolicyFile(),
    newVersions: new SetNewVersions(),
    tokens,
    ...given,
  };
}

/** The endpoints of a simulator at `http://127.0.0.1:PORT`. */
export function simulatorEndpoints(url: string): EndpointOverrides {
  const base = `${url}/{region}`;
  return { sso: base, 'sso-oidc': base, sts: base, signin: base };
}
