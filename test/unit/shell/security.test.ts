import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockAllContents } from '../../../electron/shell/security/contents-lockdown.ts';
import { lockSession } from '../../../electron/shell/security/session-lockdown.ts';
import { lockedWebPreferences } from '../../../electron/shell/security/web-preferences.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

/** A session that keeps the handlers it is given and lets a test ask them. */
function lockedSession() {
  const emitter = new EventEmitter();
  const handlers = new Map<string, (...parts: unknown[]) => unknown>();
  const keep =
    (name: string) =>
    (handler: (...parts: unknown[]) => unknown): void =>
      void handlers.set(name, handler);
  const session = Object.assign(emitter, {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (on: boolean) => void handlers.set('spelling', () => on),
    webRequest: { onBeforeRequest: keep('before') },
  });
  const log = new RecordingLog();
  lockSession(session as unknown as Session, log);
  const ask = (name: string, ...parts: unknown[]): unknown => handlers.get(name)?.(...parts);
  const isCancelled = (url: string): unknown => {
    let answer: unknown = 'not answered';
    ask('before', { url }, (given: unknown) => (answer = given));
    return answer;
  };
  return { emitter, log, ask, isCancelled };
}

describe("the window's session", () => {
  it.each(['clipboard-read', 'media', 'notifications', 'geolocation', 'openExternal', 'fullscreen'])(
    'gives no permission for %s',
    (permission) => {
      const { ask, log } = lockedSession();
      const answers: unknown[] = [];
      ask('request', null, permission, (given: unknown) => answers.push(given));
      expect({
        answers,
        askCheck: ask('check', null, permission),
        askDevice: ask('device', {}),
        lines: log.lines,
      }).toEqual({
        answers: [false],
        askCheck: false,
        askDevice: false,
        lines: [`warn The window asked for the permission ${permission} and did not get it.`],
      });
    },
  );

  it.each([
    ['app://bundle/index.html', false],
    ['app://bundle/assets/a.js?x', false],
    ['app://other/index.html', true],
    ['app://bundle.example.com/', true],
    ['https://bundle/', true],
    ['https://example.com/?app://bundle/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['blob:app://bundle/1', true],
    ['ws://127.0.0.1:1', true],
    ['devtools://devtools/bundled/x', true],
    ['', true],
  ])('cancels a request of %j: %s', (url, cancel) => {
    expect(lockedSession().isCancelled(url)).toEqual({ cancel });
  });

  it('cancels downloads and fetches no dictionaries', () => {
    const { emitter, ask } = lockedSession();
    const prevented: string[] = [];
    emitter.emit('will-download', { preventDefault: () => prevented.push('download') });
    expect({ prevented, askSpelling: ask('spelling') }).toEqual({ prevented: ['download'], askSpelling: false });
  });
});

describe('any page', () => {
  it('stays where it is and opens nothing', () => {
    const app = new EventEmitter();
    lockAllContents(app as unknown as Pick<App, 'on'>);
    let open = (): unknown => ({ action: 'allow' });
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => unknown) => (open = handler),
    });
    app.emit('web-contents-created', {}, contents);
    const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];
    const prevented: string[] = [];
    for (const way of ways) contents.emit(way, { preventDefault: () => prevented.push(way) });
    expect({ prevented, open: open() }).toEqual({ prevented: ways, open: { action: 'deny' } });
  });
});

describe('web preferences', () => {
  it.each([true, false])('are the strictest ones, developer tools: %s', (devTools) => {
    const session = {} as unknown as Session;
    expect(lockedWebPreferences({ session, preload: '/out/preload.cjs', devTools })).toEqual({
      session,
      preload: '/out/preload.cjs',
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      spellcheck: false,
      backgroundThrottling: true,
    });
  });
});
