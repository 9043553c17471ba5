import { describe, expect, it } from 'vitest';
import { refusedAtStart, shutDebuggingDoors } from '../../electron/shell/security/refused-switches.ts';
import { readConfiguration } from '../packaging/support/configuration.ts';

function refused(switches: readonly string[], environment: Record<string, string> = {}, packaged = true) {
  return refusedAtStart({ packaged, environment, hasSwitch: (name) => switches.includes(name) });
}

describe('what a packaged build is started with', () => {
  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'use-mock-keychain',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'log-net-log',
    'proxy-server',
    'host-resolver-rules',
    'ssl-key-log-file',
    'disable-web-security',
    'renderer-cmd-prefix',
    'zygote-cmd-prefix',
    'trace-startup',
    'enable-tracing',
    'trace-config-file',
    'proxy-auto-detect',
  ])('is refused with --%s, beside others, and told by it', (name) => {
    expect(refused(['force-dark-mode', name, 'lang'])).toBe(`--${name}`);
  });

  it('is refused where the keys of TLS would go to a file', () => {
    expect([refused([], { SSLKEYLOGFILE: '/tmp/keys' }), refused([], { SSLKEYLOGFILE: '' })]).toEqual([
      'SSLKEYLOGFILE',
      null,
    ]);
  });

  it.each([[[]], [['user-data-dir', 'force-device-scale-factor', 'ozone-platform', 'lang', 'password-store']]])(
    'goes on with %j',
    (switches) => {
      expect(refused(switches)).toBeNull();
    },
  );
});

it('a development build takes all of them', () => {
  expect(refused(['no-sandbox', 'remote-debugging-port'], { SSLKEYLOGFILE: 'keys' }, false)).toBeNull();
});

it('the ports for debugging are shut while the person is told', () => {
  const removed: string[] = [];
  shutDebuggingDoors((name) => removed.push(name));
  expect(removed).toEqual(['remote-debugging-port', 'remote-debugging-pipe']);
});

it('a packaged build is no Node, and takes no debugger and no options of Node', () => {
  expect(readConfiguration().electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
  });
});
