import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { createValueCodec } from '../page/value-codec.ts';
import { Destroyable } from './destroyable.ts';
import { StandInEvent } from './events.ts';
import { host, record } from './host.ts';
import type { Session } from './session.ts';
import { WebFrameMain } from './web-frame-main.ts';

export interface NavigationDetails {
  url: string;
  isSameDocument: boolean;
  isMainFrame: boolean;
  frame: WebFrameMain | null;
}

export class NavigationEvent extends StandInEvent implements NavigationDetails {
  readonly url: string;
  readonly isSameDocument = false;
  readonly isMainFrame: boolean;
  readonly frame: WebFrameMain | null;

  constructor(url: string, isMainFrame: boolean, frame: WebFrameMain | null) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
    this.frame = frame;
  }
}

export interface WebContentsEvents {
  'will-navigate': [details: NavigationEvent, url: string];
  'will-frame-navigate': [details: NavigationEvent];
  'will-redirect': [details: NavigationEvent, url: string];
  'will-attach-webview': [
    event: StandInEvent,
    webPreferences: Electron.WebPreferences,
    parameters: Record<string, string>,
  ];
  'did-finish-load': [];
  'did-fail-load': [
    event: StandInEvent,
    errorCode: number,
    errorDescription: string,
    validatedURL: string,
    isMainFrame: boolean,
  ];
  'did-navigate': [event: StandInEvent, url: string, httpResponseCode: number, httpStatusText: string];
  'dom-ready': [event: StandInEvent];
  'render-process-gone': [event: StandInEvent, details: Electron.RenderProcessGoneDetails];
  'before-input-event': [event: StandInEvent, input: Electron.Input];
  'preload-error': [event: StandInEvent, preloadPath: string, error: Error];
  'console-message': [event: StandInEvent & { message: string; level: 'info' | 'warning' | 'error' | 'debug' }];
  unresponsive: [];
  responsive: [];
  destroyed: [];
}

export type WindowOpenHandler = (details: Electron.HandlerDetails) => { action: 'deny' } | { action: 'allow' };

const codec = createValueCodec();

export class WebContents extends Destroyable<WebContentsEvents> {
  readonly id: number;
  readonly session: Session;
  private address = '';
  private frame: WebFrameMain;
  private crashed = false;
  private openHandler: WindowOpenHandler | null = null;
  private zoomFactor = 1;

  constructor(id: number, session: Session) {
    super();
    this.id = id;
    this.session = session;
    this.frame = WebFrameMain.main('', id);
    return this.guard('webContents');
  }

  get mainFrame(): WebFrameMain {
    return this.frame;
  }

  get zoom(): number {
    return this.zoomFactor;
  }

  /** Arguments are cloned; where one cannot be, nothing is sent. A document that is gone gets nothing. */
  send(channel: string, ...values: unknown[]): void {
    const text = clonedOrLogged(rule('messages-are-cloned') ? values : JSON.parse(JSON.stringify(values)));
    if (text === undefined) return;
    record({ kind: 'ipc', direction: 'toWindow', windowId: this.id, channel, values: text });
    if (!this.crashed) host.tell('window.send', { windowId: this.id, channel, values: text });
  }

  getURL(): string {
    return this.address;
  }

  getTitle(): string {
    return '';
  }

  async loadURL(url: string): Promise<void> {
    this.session._mayNavigate(url);
    this.address = url;
    this.frame = WebFrameMain.main(url, this.id);
    this.crashed = false;
    try {
      await host.call('window.load', { windowId: this.id, url, permissions: this.session._permissionsOf(this.self) });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (!this.destroyed) this.emit('did-fail-load', new StandInEvent(), -2, text, url, true);
      throw new Error(`${errorName(text)} loading '${url}'`, { cause: error });
    }
  }

  reload(): void {
    this.loadURL(this.address).catch(() => undefined);
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
    host.tell('window.zoom', { windowId: this.id, factor });
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  focus(): void {
    this.session._touch();
  }

  setIgnoreMenuShortcuts(): void {
    this.session._touch();
  }

  _navigated(url: string): void {
    this.address = url;
    this.frame = WebFrameMain.main(url, this.id);
    this.emit('did-navigate', new StandInEvent(), url, 200, 'OK');
  }

  _crash(reason: Electron.RenderProcessGoneDetails['reason']): Electron.RenderProcessGoneDetails {
    const details = { reason, exitCode: 139 };
    this.crashed = true;
    this.emit('render-process-gone', new StandInEvent(), details);
    return details;
  }

  /** @returns true when the app prevented the navigation. */
  _navigationIsPrevented(url: string, isMainFrame: boolean): boolean {
    const details = new NavigationEvent(url, isMainFrame, this.frame);
    this.emit('will-frame-navigate', details);

    if (isMainFrame) this.emit('will-navigate', details, url);
    return details.defaultPrevented;
  }

  _redirectIsPrevented(url: string): boolean {
    const details = new NavigationEvent(url, true, this.frame);
    this.emit('will-redirect', details, url);
    return details.defaultPrevented;
  }

  _openWindow(url: string): 'deny' | 'allow' | 'no handler' {
    const referrer: Electron.Referrer = { url: this.address, policy: 'default' };
    return (
      this.openHandler?.({ url, frameName: '', features: '', disposition: 'new-window', referrer }).action ??
      'no handler'
    );
  }

  _destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
  }
}

/** Electron catches what its `_send` throws, and logs it in these words (lib/browser/api/web-frame-main.ts). */
function clonedOrLogged(values: unknown): string | undefined {
  try {
    return codec.encode(values);
  } catch (cause) {
    console.error('Error sending from webFrameMain: ', new Error('Failed to serialize arguments', { cause }));
    return undefined;
  }
}

function errorName(text: string): string {
  const name = /net::(ERR_[A-Z_]+)/.exec(text)?.[1] ?? 'ERR_FAILED';
  return `${name} (-2)`;
}
