import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { text } from '../../../electron/shared/text/text.ts';
import { guardAgainstCrashes } from '../../../electron/shell/lifecycle/crash-guard.ts';
import { readEndpointOverrides } from '../../../electron/shell/lifecycle/endpoint-overrides.ts';
import { platformValue } from '../../../electron/shell/desktop/platform-value.ts';
import { stopBeforeQuit } from '../../../electron/shell/lifecycle/quit-once.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

describe('endpoint overrides', () => {
  const set = {
    AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:4000/{region}/portal',
    AWS_ENDPOINT_URL_SSO_OIDC: 'http://localhost:4000/{region}',
    AWS_ENDPOINT_URL_STS: 'https://sts.example/{region}',
    LATCHKEY_SIGNIN_URL: 'http://[::1]:4000',
  };

  it('are read as they are in a development build, and not at all in a packaged one', () => {
    expect([
      readEndpointOverrides(set, false),
      readEndpointOverrides(set, true),
      readEndpointOverrides({}, false),
    ]).toEqual([
      {
        sso: set.AWS_ENDPOINT_URL_SSO,
        'sso-oidc': set.AWS_ENDPOINT_URL_SSO_OIDC,
        sts: set.AWS_ENDPOINT_URL_STS,
        signin: set.LATCHKEY_SIGNIN_URL,
      },
      {},
      {},
    ]);
  });

  it.each(['http://example.com', 'ftp://127.0.0.1', 'not an address', 'http://127.0.0.1.example.com', 'file:///x'])(
    'refuse %j by the name of the variable',
    (address) => {
      expect(() => readEndpointOverrides({ AWS_ENDPOINT_URL_STS: address }, false)).toThrow(
        new RangeError('AWS_ENDPOINT_URL_STS must be an https address, or an http address of this computer.'),
      );
    },
  );
});

describe('the platform', () => {
  const rest = { locale: 'en-GB', version: '0.1.0', packaged: false };
  it.each([
    ['darwin', { WAYLAND_DISPLAY: 'wayland-0' }, false, ''],
    ['win32', {}, false, ''],
    ['linux', { XDG_CURRENT_DESKTOP: 'KDE' }, false, 'KDE'],
    ['linux', { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'GNOME' }, true, 'GNOME'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true, ''],
    ['linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' }, false, ''],
  ] as const)('of %s with %j', (system, environment, wayland, desktop) => {
    expect(platformValue({ system, environment, ...rest })).toEqual({ ...rest, system, wayland, desktop });
  });

  it('is none of another system', () => {
    expect(() => platformValue({ system: 'freebsd', environment: {}, ...rest })).toThrow('not on freebsd');
  });
});

describe('quitting', () => {
  function setUp(stop: () => Promise<void>) {
    const app = new EventEmitter();
    const events: string[] = [];
    const clock = new ManualClock();
    const log = new RecordingLog();
    const quit = (): void => {
      const held: string[] = [];
      app.emit('before-quit', { preventDefault: () => void held.push('held back') });
      events.push(held[0] ?? 'gone');
    };
    stopBeforeQuit({
      app: Object.assign(app, { quit }) as unknown as Pick<App, 'on'>,
      clock,
      log,
      stop,
      close: () => void events.push('closed'),
      end: quit,
    });
    return { quit, events, clock, log };
  }

  it('waits once for what must be done', async () => {
    let finish = (): void => undefined;
    let stops = 0;
    const { quit, events, clock } = setUp(() => {
      stops += 1;
      return new Promise((resolve) => (finish = resolve));
    });
    quit();
    quit();
    finish();
    await new Promise(setImmediate);
    expect({ events, stops, timerCount: clock.timerCount() }).toEqual({
      events: ['held back', 'held back', 'closed', 'gone'],
      stops: 1,
      timerCount: 0,
    });
  });

  it('goes on when that fails', async () => {
    const { quit, events, log } = setUp(() => Promise.reject(new Error('disk full')));
    quit();
    await new Promise(setImmediate);
    expect({ events, lines: log.lines }).toEqual({
      events: ['held back', 'closed', 'gone'],
      lines: ['error Stopping failed. Error: disk full'],
    });
  });

  it('goes on when that takes longer than 3 s', () => {
    const { quit, events, clock } = setUp(() => new Promise(() => undefined));
    quit();
    clock.tick(2_999);
    expect(events).toEqual(['held back']);
    clock.tick(1);
    expect(events).toEqual(['held back', 'closed', 'gone']);
  });
});

describe('the crash guard', () => {
  it('logs, says and ends, once', () => {
    const process = new EventEmitter();
    const log = new RecordingLog();
    const events: unknown[] = [];
    guardAgainstCrashes({
      process: process as unknown as NodeJS.Process,
      app: { exit: (code) => void events.push(['exit', code]) },
      dialog: {
        showErrorBox: (title, content) => {
          events.push([title, content]);
          process.emit('unhandledRejection', new Error('a second one'));
        },
      },
      log,
      logFile: '/data/latchkey.log',
    });
    process.emit('uncaughtException', new Error('broken'));
    expect({ events, lines: log.lines }).toEqual({
      events: [
        [text('crash.title'), text('crash.text', { file: '/data/latchkey.log' })],
        ['exit', 1],
      ],
      lines: ['error An error was caught by nobody. Error: broken'],
    });
  });
});
