/** What the browser tells about the pages, turned into the events of windows and web contents. */
import type { PageEvent, PageRequest, PageResponse } from '../channel/messages.ts';
import { trackWork } from '../clock/settle.ts';
import { rule } from '../mutants.ts';
import { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import { StandInEvent } from './events.ts';
import { host, record } from './host.ts';
import { windowById } from './window-registry.ts';

export function servePages(): void {
  host.serve('page.request', (request) => trackWork(answerRequest(request)));
  host.serve('page.event', (event) => {
    const window = windowById(event.windowId);
    return window === undefined ? false : handle(event, window);
  });
}

async function answerRequest(request: PageRequest): Promise<PageResponse> {
  const window = windowById(request.windowId);
  if (window === undefined) return { kind: 'refused', reason: 'window gone' };
  const { webContents } = window;
  const asked = request.navigation !== 'none' && rule('navigation-can-be-prevented');
  if (asked && webContents._navigationIsPrevented(request.url, request.navigation === 'main')) {
    return { kind: 'refused', reason: 'will-navigate' };
  }
  return webContents.session._answerPage(request, window);
}

/** @returns whether the app answered yes, for the events that ask. */
function handle(event: PageEvent, window: BrowserWindow): boolean {
  const { webContents } = window;
  switch (event.event) {
    case 'loaded':
      webContents.emit('did-finish-load');
      return true;
    case 'ready-to-show':
      webContents.emit('dom-ready', new StandInEvent());
      return window.emit('ready-to-show');
    case 'navigated':
      webContents._navigated(event.url);
      return true;
    case 'window-open': {
      const action = webContents._openWindow(event.url);
      record({ kind: 'windowOpen', url: event.url, action });
      return action === 'allow';
    }
    case 'download':
      return webContents.session._download(event.url, event.name, webContents);
    case 'gone':
      return app.emit('render-process-gone', new StandInEvent(), webContents, webContents._crash(event.reason));
    case 'preload-error':
      return webContents.emit('preload-error', new StandInEvent(), event.path, new Error(event.message));
    case 'console':
      return webContents.emit(
        'console-message',
        Object.assign(new StandInEvent(), { message: event.text, level: levelOf(event.level) }),
      );
  }
}

function levelOf(type: string): 'info' | 'warning' | 'error' | 'debug' {
  return type === 'warning' || type === 'error' || type === 'debug' ? type : 'info';
}
