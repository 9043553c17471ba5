import { EventEmitter } from 'node:events';
import type { PagePermissions, PageRequest, PageResponse } from '../channel/messages.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { notModelled, throwingByName } from '../unmodelled.ts';
import type { BrowserWindow } from './browser-window.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { HttpCache } from './http-cache.ts';
import { Protocol, isStandardAndSecure, schemeOf } from './protocol.ts';
import { isReady } from './readiness.ts';
import { sessionFetch } from './session-fetch.ts';
import type { WebContents } from './web-contents.ts';
import { WebRequest } from './web-request.ts';
import { livingWindows } from './window-registry.ts';

export class DownloadItem {
  private readonly url: string;
  private readonly name: string;

  constructor(url: string, name: string) {
    this.url = url;
    this.name = name;
  }

  getURL(): string {
    return this.url;
  }

  getFilename(): string {
    return this.name;
  }

  /** Downloads are cancelled in any case. */
  cancel(): void {
    return undefined;
  }
}

export interface SessionEvents {
  'will-download': [event: StandInEvent, item: DownloadItem, webContents: WebContents];
}

type RequestHandler = (
  webContents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (
  webContents: WebContents | null,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean;

type CertificateVerifyProc = NonNullable<Parameters<Electron.Session['setCertificateVerifyProc']>[0]>;

/** Those that a page can ask about, with Electron's names for them (Session.setPermissionCheckHandler). */
const permissionNames = {
  camera: 'media',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  microphone: 'media',
  midi: 'midi',
  notifications: 'notifications',
};

export class Session extends EventEmitter<SessionEvents> {
  readonly protocol: Protocol;
  readonly webRequest: WebRequest;
  readonly _partition: string;
  readonly _caches: boolean;
  readonly _cache = new HttpCache();
  private userAgent = 'Mozilla/5.0 Electron/45.4.1';
  private spellChecker = true;
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;
  _deviceHandler: unknown = null;
  private verifyProc: CertificateVerifyProc | null = null;
  private proxy: Electron.ProxyConfig = {};

  constructor(partition: string, caches: boolean) {
    super();
    this._partition = partition;
    this._caches = caches;
    this.protocol = throwingByName('session.protocol', new Protocol());
    this.webRequest = throwingByName('session.webRequest', new WebRequest());
  }

  fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    return sessionFetch(this, input, init);
  }

  isPersistent(): boolean {
    return this._partition.startsWith('persist:') || this._partition === '';
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(
    handler: ((details: Electron.DevicePermissionHandlerHandlerDetails) => boolean) | null,
  ): void {
    this._deviceHandler = handler;
  }

  /** Not asked: what a refused certificate says is not modelled. */
  setCertificateVerifyProc(proc: CertificateVerifyProc | null): void {
    this.verifyProc = proc;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  setUserAgent(userAgent: string): void {
    this.userAgent = userAgent;
  }

  getUserAgent(): string {
    return this.userAgent;
  }

  closeAllConnections(): Promise<void> {
    return Promise.resolve();
  }

  clearCache(): Promise<void> {
    this._cache.clear();
    return Promise.resolve();
  }

  clearStorageData(): Promise<void> {
    return Promise.resolve();
  }

  setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.proxy = config;
    return Promise.resolve();
  }

  resolveProxy(): Promise<string> {
    return Promise.resolve(this.proxy.proxyRules === undefined ? 'DIRECT' : `PROXY ${this.proxy.proxyRules}`);
  }

  /** Answers one request of a window: the rules of webRequest first, then the handler of its scheme, else none. */
  async _answerPage(request: PageRequest, window: BrowserWindow): Promise<PageResponse> {
    const { url, method } = request;
    if (await this.webRequest._cancels(url, method, resourceTypeOf(request), window.webContents.id)) {
      return { kind: 'refused', reason: 'webRequest' };
    }
    const handler = this.protocol._handlerFor(url);
    if (handler === undefined) {
      if (!rule('requests-need-a-handler'))
        return { kind: 'fulfilled', status: 200, headers: {}, body: new Uint8Array() };
      return { kind: 'refused', reason: 'no handler' };
    }
    try {
      return await this.respond(request, await handler(requestOf(request)), window);
    } catch (error) {
      console.error('A protocol handler failed:', error);
      return { kind: 'refused', reason: 'handler failed' };
    }
  }

  private async respond(request: PageRequest, response: Response, window: BrowserWindow): Promise<PageResponse> {
    const location = response.headers.get('location');
    if (request.resourceType === 'document' && location !== null && window.webContents._redirectIsPrevented(location)) {
      return { kind: 'refused', reason: 'will-navigate' };
    }
    const own = Object.fromEntries(response.headers);
    const headers = await this.webRequest._headers(request.url, request.method, response.status, own);
    if (headers === undefined) return { kind: 'refused', reason: 'webRequest' };
    if (!rule('csp-header-is-enforced')) delete headers['content-security-policy'];
    const body = new Uint8Array(await response.arrayBuffer());
    return { kind: 'fulfilled', status: response.status, headers, body };
  }

  /** @throws Error for an address whose scheme nothing in this session answers. */
  _mayNavigate(url: string): void {
    const scheme = schemeOf(url);
    if (['http', 'https', 'file', 'data', 'about'].includes(scheme)) {
      if (url !== 'about:blank' && rule('windows-show-handled-schemes-only'))
        throw notModelled(`loadURL of ${scheme}:`);
      return;
    }
    if (!this.protocol.isProtocolHandled(scheme)) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
    if (!isStandardAndSecure(scheme))
      throw notModelled(`a scheme without the privileges standard and secure (${scheme})`);
  }

  /** @returns whether the app prevented the download. */
  _download(url: string, name: string, webContents: WebContents): boolean {
    const event = new StandInEvent();
    this.emit('will-download', event, throwingByName('DownloadItem', new DownloadItem(url, name)), webContents);
    return event.defaultPrevented;
  }

  /** What a page is told when it asks how a permission stands (electron_permission_manager.cc, GetPermissionStatus). */
  _permissionsOf(webContents: WebContents): PagePermissions {
    if (!rule('pages-are-told-permissions')) return {};
    const stands = (permission: string): 'granted' | 'denied' =>
      (this.checkHandler?.(webContents, permission, '', {}) ?? true) ? 'granted' : 'denied';
    return Object.fromEntries(Object.entries(permissionNames).map(([name, permission]) => [name, stands(permission)]));
  }

  /** Without a handler Electron grants every permission. */
  async _asksPermission(
    permission: string,
    webContents: WebContents,
  ): Promise<{ requested: boolean; checked: boolean }> {
    const handler = this.requestHandler;
    if (handler === null && !rule('permissions-are-granted-without-handler'))
      return { requested: false, checked: false };
    const requested =
      handler === null || (await new Promise<boolean>((resolve) => handler(webContents, permission, resolve, {})));
    const checked = this.checkHandler?.(webContents, permission, webContents.mainFrame.origin, {}) ?? true;
    return { requested, checked };
  }

  /** For members that have no effect a test could see. */
  _touch(): void {
    return undefined;
  }
}

function requestOf(request: PageRequest): Request {
  const { url, method, headers } = request;
  const hasBody = request.body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(
    url,
    hasBody ? { method, headers, body: new Uint8Array(request.body ?? []) } : { method, headers },
  );
}

function resourceTypeOf(request: PageRequest): Electron.OnBeforeRequestListenerDetails['resourceType'] {
  switch (request.resourceType) {
    case 'document':
      return request.navigation === 'sub' ? 'subFrame' : 'mainFrame';
    case 'stylesheet':
    case 'script':
    case 'image':
    case 'font':
    case 'media':
    case 'ping':
      return request.resourceType;
    case 'xhr':
    case 'fetch':
      return 'xhr';
    default:
      return 'other';
  }
}

const sessions = new Map<string, Session>();

/** The same partition gives the same session; options count only for the first call. */
function fromPartition(partition: string, options: { cache?: boolean } = {}): Session {
  if (!isReady() && rule('session-after-ready')) throw new TypeError('Session can only be received when app is ready');
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const created = throwingByName('session', new Session(partition, options.cache ?? true));
  sessions.set(partition, created);
  return created;
}

export const session = throwingByName('session', {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
});

onCommand('permission', (value) => {
  const window = livingWindows()[0];
  if (window === undefined) throw new Error('There is no window to ask for a permission.');
  return window.webContents.session._asksPermission(String(value), window.webContents);
});
