/** One window of the app: a page of the headless browser, and what crosses between it and the app's process. */
import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { Channel } from '../channel/channel.ts';
import type { HostMethods, MainMethods, PageEvent, SenderFrame, WindowCreation } from '../channel/messages.ts';
import {
  bindingName,
  mainWorldScript,
  preloadWorldName,
  preloadWorldScript,
  receiverName,
} from '../page/page-scripts.ts';
import type { ToHost, ToPage } from '../page/preload-world.ts';
import { toAppAddress, toBrowserAddress } from '../page/scheme-address.ts';

export type MainChannel = Channel<MainMethods, HostMethods>;

type EventOfPage = PageEvent extends infer Each
  ? Each extends { windowId: number }
    ? Omit<Each, 'windowId'>
    : never
  : never;

/** Far more than a machine can take between two calls of Playwright. */
const pauseLeewayMs = 60 * 60_000;

export class HostWindow {
  readonly creation: WindowCreation;
  page: Page;
  /** The app itself asked for the navigation that comes next, so will-navigate is not emitted for it. */
  appNavigates = false;
  closing = false;
  loading: Promise<void> = Promise.resolve();
  onConsole: (level: string, text: string) => void = () => undefined;
  private clockNow: number | undefined;
  private clockRuns = false;
  private readonly channel: MainChannel;
  private readonly context: BrowserContext;
  private session: CDPSession | undefined;
  private worldContext: number | undefined;
  private visible = false;

  private constructor(creation: WindowCreation, channel: MainChannel, context: BrowserContext, page: Page) {
    this.creation = creation;
    this.channel = channel;
    this.context = context;
    this.page = page;
  }

  static async open(creation: WindowCreation, channel: MainChannel, context: BrowserContext): Promise<HostWindow> {
    const window = new HostWindow(creation, channel, context, await context.newPage());
    await window.prepare();
    return window;
  }

  private async prepare(): Promise<void> {
    const { page, creation } = this;
    const session = await this.context.newCDPSession(page);
    this.session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorldName && isDefaultFrame(context.auxData)) this.worldContext = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName && executionContextId === this.worldContext) void this.receive(payload);
    });
    const script = preloadWorldScript(creation);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(creation.rules) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: script, worldName: preloadWorldName }),
      page.setViewportSize({ width: creation.width, height: creation.height }),
      page.emulateMedia({ colorScheme: creation.dark ? 'dark' : 'light' }),
    ]);
    if (creation.clock !== undefined) await this.controlClock(creation.clock);
    this.watch();
  }

  private async controlClock({ now, paused }: { now: number; paused: boolean }): Promise<void> {
    // An installed clock runs until it is paused, and Playwright pauses none in its past: a busy machine takes its time.
    await this.page.clock.install({ time: paused ? now - pauseLeewayMs : now });
    if (paused) await this.page.clock.pauseAt(now);
    this.clockNow = now;
    this.clockRuns = !paused;
  }

  /**
   * `now` in ms since 1970. Without effect on a window that runs on the machine's clock.
   *
   * @param shared another window has the clock, too: Playwright has one for all pages of a context.
   */
  async moveClockTo(now: number, shared: boolean): Promise<void> {
    if (this.clockNow === undefined || now <= this.clockNow || this.isGone()) return;
    const last = this.clockNow;
    this.clockNow = now;
    try {
      // A clock that runs has moved by itself since it was last told, a shared one perhaps with the other window.
      const from = this.clockRuns || shared ? await this.page.evaluate(() => Date.now()) : last;
      await this.page.clock.runFor(Math.max(0, now - from));
    } catch (error) {
      if (!this.isGone()) throw error;
    }
  }

  private isGone(): boolean {
    return this.closing || this.page.isClosed();
  }

  private watch(): void {
    const { page } = this;
    page.on('crash', () => this.tell({ event: 'gone', reason: 'crashed' }));
    page.on('console', (message) => this.console(message.type(), message.text()));
    page.on('pageerror', (error) => this.console('error', error.stack ?? error.message));
    page.on('domcontentloaded', () => this.tell({ event: 'ready-to-show' }));
    page.on('download', (download) => {
      this.tell({ event: 'download', url: toAppAddress(download.url()), name: download.suggestedFilename() });
      void download.cancel();
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.tell({ event: 'navigated', url: toAppAddress(frame.url()) });
    });
    page.on('popup', (popup) => {
      this.tell({ event: 'window-open', url: toAppAddress(popup.url()) });
      void popup.close();
    });
  }

  private console(level: string, text: string): void {
    this.onConsole(level, text);
    this.tell({ event: 'console', level, text });
  }

  tell(event: EventOfPage): void {
    if (!this.closing) this.channel.tell('page.event', { windowId: this.creation.windowId, ...event });
  }

  /**
   * Resolves once the document is loaded. A page that crashed is replaced by a new one.
   *
   * @param prepared what the document needs before.
   */
  async load(url: string, prepared: Promise<void>): Promise<void> {
    const loading = prepared.then(() => this.loadNow(url));
    this.loading = loading;
    await loading;
  }

  private async loadNow(url: string): Promise<void> {
    if (await this.isCrashed()) {
      const crashed = this.page;
      this.page = await this.context.newPage();
      await this.prepare();
      void crashed.close();
    }
    this.appNavigates = true;
    try {
      await this.page.goto(toBrowserAddress(url), { waitUntil: 'load', timeout: 0 });
    } finally {
      this.appNavigates = false;
    }
    this.tell({ event: 'loaded', url: toAppAddress(this.page.url()) });
    await this.setVisible(this.visible);
  }

  private crashed = false;

  markCrashed(): void {
    this.crashed = true;
  }

  private isCrashed(): Promise<boolean> {
    const crashed = this.crashed;
    this.crashed = false;
    return Promise.resolve(crashed);
  }

  async send(channel: string, values: string): Promise<void> {
    await this.toPage({ type: 'message', channel, values });
  }

  /** Chromium's name of the context that the window shares with those of its partition. */
  async browserContextId(): Promise<string | undefined> {
    return (await this.session?.send('Target.getTargetInfo'))?.targetInfo.browserContextId;
  }

  async setVisible(visible: boolean): Promise<void> {
    this.visible = visible;
    await this.toPage({ type: 'visibility', visible });
  }

  private async receive(payload: string): Promise<void> {
    const message = JSON.parse(payload) as ToHost;
    const { windowId } = this.creation;
    if (message.type === 'preload-error') {
      this.tell({ event: 'preload-error', path: message.path, message: message.message });
      return;
    }
    const call = { windowId, channel: message.channel, values: message.values, frame: this.mainFrame() };
    if (message.type === 'send') {
      this.channel.tell('ipc.send', call);
      return;
    }
    // Nobody answers once the app has ended.
    const answer = await this.channel.call('ipc.invoke', call).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.kind === 'value') await this.toPage({ type: 'answer', id: message.id, value: answer.value });
    else await this.toPage({ type: 'error', id: message.id, message: answer.message });
  }

  private mainFrame(): SenderFrame {
    return { url: toAppAddress(this.page.url()), parentUrl: null };
  }

  /** A message to a document that is gone is dropped, as Electron drops it. */
  private async toPage(message: ToPage): Promise<void> {
    if (this.session === undefined || this.worldContext === undefined || this.closing) return;
    const expression = `globalThis[${JSON.stringify(receiverName)}]?.(${JSON.stringify(message)})`;
    await this.session.send('Runtime.evaluate', { expression, contextId: this.worldContext }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.page.close().catch(() => undefined);
  }
}

/** Only the main frame runs a preload script (webPreferences.nodeIntegrationInSubFrames is off). */
function isDefaultFrame(auxData: unknown): boolean {
  return typeof auxData === 'object' && auxData !== null && 'frameId' in auxData;
}

export function frameUrl(frame: Frame): string {
  return toAppAddress(frame.url());
}
