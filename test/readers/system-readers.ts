import { roleArn } from '../../electron/core/copy/role-arn.ts';
import { overrideOrigins } from '../../electron/core/regions/endpoint.ts';
import { readEndpointOverrides } from '../../electron/shell/lifecycle/endpoint-overrides.ts';
import { platformValue } from '../../electron/shell/desktop/platform-value.ts';
import { callbackOf } from '../../electron/shell/desktop/browser/callback-listeners.ts';
import { nonceOf } from '../../electron/shell/desktop/browser/one-time-links.ts';
import { redact } from '../../electron/shell/desktop/redact.ts';
import { createSessionBus } from '../../electron/shell/desktop/session-bus.ts';
import { createTrayWatcher } from '../../electron/shell/desktop/tray-watcher.ts';
import { fileFor } from '../../electron/shell/windows/scheme/bundle-server.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertOneLine, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';

function callback(url: string): Verdict {
  const read = callbackOf({ method: 'GET', url, headers: { host: '127.0.0.1:4711' } }, 4711);
  if (read === null) return 'refused';
  if (read.code !== null) assert(/^[!-~]{1,16384}$/u.test(read.code.reveal()), 'a code without a legal form');
  return read.code === null || read.state === null ? 'part' : 'whole';
}

function oneTimePath(path: string): Verdict {
  const nonce = nonceOf(path);
  assert(nonce === '' || /^[\w-]{43}$/u.test(nonce), 'a nonce that is none');
  return nonce === '' ? 'refused' : 'whole';
}

function override(address: string): Verdict {
  try {
    const overrides = readEndpointOverrides({ AWS_ENDPOINT_URL_SSO: address }, false);
    assert(
      overrideOrigins(overrides).every((origin) => /^https?:\/\//u.test(origin)),
      'an address of another kind',
    );
    return 'whole';
  } catch (error) {
    assert(error instanceof RangeError && error.message.startsWith('AWS_ENDPOINT_URL_SSO'), `threw ${String(error)}`);
    return 'refused';
  }
}

function locale(text: string): Verdict {
  const platform = platformValue({
    system: 'linux',
    environment: { XDG_CURRENT_DESKTOP: text },
    locale: text,
    version: '0',
    packaged: true,
  });
  assert(new Intl.DateTimeFormat(platform.locale, { hour: '2-digit' }).format(0) !== '', 'a time without a form');
  return platform.locale === 'en' ? 'refused' : 'whole';
}

async function trayWatcher(printed: string): Promise<Verdict> {
  const seen = await createTrayWatcher(createSessionBus(new ManualClock(), () => Promise.resolve(printed))).watches();
  assert(['yes', 'no', 'unknown'].includes(seen), 'an answer that is none');
  return seen === 'unknown' ? 'refused' : 'whole';
}

function bundlePath(address: string): Verdict {
  const file = fileFor('/opt/latchkey/window', address);
  assert(file === null || file.startsWith('/opt/latchkey/window/'), `a file outside the bundle: ${String(file)}`);
  return file === null ? 'refused' : 'whole';
}

function arn(text: string): Verdict {
  const found = roleArn(text, 'eu-west-1');
  assertOneLine(found, 2200, 'the ARN');
  return found === null ? 'refused' : 'whole';
}

function logLine(text: string): Verdict {
  const shown = redact(text);
  assert(shown.length <= 17 * 1024, 'a line of the log without an end');
  assert(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u.test(shown), 'a control character in the log');
  return shown === text ? 'whole' : 'part';
}

const caller =
  'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnlyAccess_0123456789abcdef/somebody@example.com';

export const systemReaders: readonly Reader[] = [
  reader(
    'the return of a browser',
    (steps) => mutateText('/oauth/callback?code=abc-DEF_123&state=s-456', steps),
    callback,
  ),
  reader('visits of a one-time link', (steps) => mutateText(`/open/${'aB3_-'.repeat(8)}xyz`, steps), oneTimePath),
  reader('endpoint variables', (steps) => mutateText('https://sso.{region}.example.com/x', steps), override),
  reader('the system’s language', (steps) => mutateText('zh-Hant-TW', steps), locale),
  reader('who shows tray icons', (steps) => mutateText('method return (boolean true,)', steps), trayWatcher),
  reader(
    'addresses of the window’s files',
    (steps) => mutateText('app://bundle/assets/index-1a2b.js', steps),
    bundlePath,
  ),
  reader('role ARNs', (steps) => mutateText(caller, steps), arn),
  reader(
    'lines of the log',
    (steps) => mutateText('GET https://x.example/a?token=1 had no answer: WDQK-RTNB, eyJa.b.c', steps),
    logLine,
  ),
];
