/** The windows of one running app in a shared browser: a context of their own for each partition. */
import type { Browser, BrowserContext, CDPSession, Page, Request, Route } from 'playwright-core';
import type { OutsideRecord, PagePermissions, PageRequest, PageResponse, WindowCreation } from '../channel/messages.ts';
import { toAppAddress } from '../page/scheme-address.ts';
import { HostWindow } from './host-window.ts';
import type { MainChannel } from './host-window.ts';

export class AppHost {
  readonly records: OutsideRecord[] = [];
  readonly windows = new Map<number, HostWindow>();
  readonly ready: Promise<void>;
  private readonly channel: MainChannel;
  private readonly startBrowser: () => Promise<Browser>;
  private readonly contexts = new Map<string, Promise<BrowserContext>>();
  private readonly opening = new Map<number, Promise<HostWindow>>();
  private onWindow: (() => void)[] = [];
  private browserSession: Promise<CDPSession> | undefined;

  constructor(channel: MainChannel, startBrowser: () => Promise<Browser>) {
    this.channel = channel;
    this.startBrowser = startBrowser;
    let isReady: () => void = () => undefined;
    this.ready = new Promise((resolve) => (isReady = resolve));
    channel.serve('app.ready', () => {
      isReady();
      return undefined;
    });
    channel.serve('record', (record) => {
      this.records.push(record);
      return undefined;
    });
    this.serveWindows();
  }

  private serveWindows(): void {
    const { channel } = this;
    channel.serve('window.create', async (creation) => {
      const window = this.open(creation);
      this.opening.set(creation.windowId, window);
      await window;
      return undefined;
    });
    channel.serve('window.load', async ({ windowId, url, permissions }) => {
      const window = await this.window(windowId);
      await window.load(url, this.setPermissions(window, permissions));
      this.announceWindow();
      return undefined;
    });
    channel.serve('window.destroy', async ({ windowId }) => {
      const window = await this.opening.get(windowId);
      this.opening.delete(windowId);
      this.windows.delete(windowId);
      await window?.close();
      return undefined;
    });
    channel.serve('window.resize', async ({ windowId, width, height }) => {
      await (await this.window(windowId)).page.setViewportSize({ width, height });
      return undefined;
    });
    channel.serve('window.visible', async ({ windowId, visible }) => {
      await (await this.window(windowId)).setVisible(visible);
      return undefined;
    });
    channel.serve('window.theme', async ({ windowId, dark }) => {
      await (await this.window(windowId)).page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      return undefined;
    });
    channel.serve('window.zoom', () => undefined);
    channel.serve('window.send', async ({ windowId, channel: name, values }) => {
      await (await this.window(windowId)).send(name, values);
      return undefined;
    });
  }

  /** Chromium keeps them for as long as the session is there that set them. */
  private async setPermissions(window: HostWindow, permissions: PagePermissions): Promise<void> {
    const session = await (this.browserSession ??= this.startBrowser().then((browser) =>
      browser.newBrowserCDPSession(),
    ));
    const browserContextId = await window.browserContextId();
    if (browserContextId === undefined) return;
    for (const [name, setting] of Object.entries(permissions)) {
      await session.send('Browser.setPermission', { permission: { name }, setting, browserContextId });
    }
  }

  private async open(creation: WindowCreation): Promise<HostWindow> {
    const context = await this.context(creation.partition);
    const window = await HostWindow.open(creation, this.channel, context);
    window.onConsole = (level, text) => {
      this.records.push({ kind: 'console', windowId: creation.windowId, level, text });
    };
    window.page.on('crash', () => window.markCrashed());
    this.windows.set(creation.windowId, window);
    return window;
  }

  private async window(windowId: number): Promise<HostWindow> {
    const window = await this.opening.get(windowId);
    if (window === undefined) throw new Error(`There is no window ${windowId}.`);
    return window;
  }

  private context(partition: string): Promise<BrowserContext> {
    const known = this.contexts.get(partition);
    if (known !== undefined) return known;
    const created = this.createContext();
    this.contexts.set(partition, created);
    return created;
  }

  private async createContext(): Promise<BrowserContext> {
    const browser = await this.startBrowser();
    const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: true });
    await context.route('**/*', (route, request) => this.route(route, request));
    return context;
  }

  /** Each request of a window is answered by the app's own protocol handler or refused; none reaches a network. */
  private async route(route: Route, request: Request): Promise<void> {
    const question = this.question(request);
    const response = await this.ask(question);
    if (response.kind === 'fulfilled') {
      const { status, headers } = response;
      await route.fulfill({ status, headers, body: Buffer.from(response.body) }).catch(() => undefined);
      return;
    }
    this.records.push({ kind: 'refusedRequest', url: question.url, reason: response.reason });
    await route.abort(response.reason === 'will-navigate' ? 'aborted' : 'blockedbyclient').catch(() => undefined);
  }

  private async ask(question: PageRequest): Promise<PageResponse> {
    if (question.windowId === 0) return { kind: 'refused', reason: 'window gone' };
    try {
      return await this.channel.call('page.request', question);
    } catch {
      return { kind: 'refused', reason: 'window gone' };
    }
  }

  private question(request: Request): PageRequest {
    const page = pageOf(request);
    const window = [...this.windows.values()].find((each) => each.page === page);
    const frame = page === undefined ? undefined : frameOf(request);
    const isMain = frame !== undefined && frame === page?.mainFrame();
    const navigates = request.isNavigationRequest() && window?.appNavigates === false;
    return {
      windowId: window?.creation.windowId ?? 0,
      url: toAppAddress(request.url()),
      method: request.method(),
      headers: request.headers(),
      body: request.postDataBuffer() ?? undefined,
      resourceType: request.resourceType(),
      navigation: navigates ? (isMain ? 'main' : 'sub') : 'none',
      frameUrl: toAppAddress(frame?.url() ?? ''),
    };
  }

  /** Brings the windows of a controlled clock to the app's instant (ms since 1970). */
  async moveClocksTo(now: number): Promise<void> {
    const windows = await Promise.all(this.opening.values());
    for (const window of windows) await window.moveClockTo(now, windows.length > 1);
  }

  /** Resolves when no window is opening or loading. */
  async loaded(): Promise<void> {
    const windows = await Promise.all(this.opening.values());
    await Promise.allSettled(windows.map((window) => window.loading));
  }

  /** The page of the n-th living window, once it has loaded. */
  async loadedPage(index: number, milliseconds: number): Promise<Page> {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      const page = [...this.windows.values()][index]?.page;
      if (page !== undefined && page.url() !== 'about:blank') return page;
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`Window ${index} did not load within ${milliseconds} ms.`);
      await this.nextWindow(left);
    }
  }

  private nextWindow(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.onWindow.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private announceWindow(): void {
    const waiting = this.onWindow;
    this.onWindow = [];
    for (const resolve of waiting) resolve();
  }

  async close(): Promise<void> {
    for (const window of this.windows.values()) window.closing = true;
    const contexts = await Promise.allSettled(this.contexts.values());
    const created = contexts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await Promise.allSettled(created.map((context) => context.close()));
    await (await this.browserSession)?.detach().catch(() => undefined);
  }
}

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    // The document request of a new window has no frame yet.
    return undefined;
  }
}

function frameOf(request: Request): ReturnType<Request['frame']> | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
