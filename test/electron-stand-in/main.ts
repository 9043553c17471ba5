/**
 * `npm run stand-in -- --home DIR [--clock] [--simulator URL]`: the built app on the stand-in, headless, driven from
 * outside through the two addresses of the line it prints. Serves until the app quits or a signal comes.
 */
import { parseArgs } from 'node:util';
import { chromiumAddress, sharedChromium } from './host/shared-chromium.ts';
import { startControlServer } from './control-server.ts';
import { closeSharedChromium, launchApp } from './launch.ts';
import type { LaunchOptions } from './launch.ts';

const usage = `Usage: npm run stand-in -- --home DIR [options]
  --home DIR        folder that is the person's home
  --main FILE       built main process (out/main/main.js)
  --clock           a controlled clock that stands still until told; --clock-running: one that also runs
  --start-at TIME   instant the controlled clock starts at
  --simulator URL   the Identity Center simulator's control address, to move its clock too
  --platform NAME   darwin, win32 or linux (linux)
  --dark            dark theme
  --faults JSON     such as {"keychain":"basic_text","noTrayWatcher":true}
AWS_ENDPOINT_URL_SSO, _SSO_OIDC, _STS and LATCHKEY_SIGNIN_URL reach the app; no other AWS_* does.`;

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    main: { type: 'string' },
    clock: { type: 'boolean', default: false },
    'clock-running': { type: 'boolean', default: false },
    'start-at': { type: 'string' },
    simulator: { type: 'string' },
    'simulator-control': { type: 'string' },
    platform: { type: 'string' },
    dark: { type: 'boolean', default: false },
    faults: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || values.home === undefined) {
  console.error(usage);
  process.exit(values.help ? 0 : 2);
}

const simulatorControlUrl = values.simulator ?? values['simulator-control'];
const options: LaunchOptions = {
  home: values.home,
  // The launcher keeps all `AWS_*` of the person from the app; here, a person names where the app shall go.
  env: endpoints(),
  darkMode: values.dark,
  ...(values.main === undefined ? {} : { main: values.main }),
  ...(values.clock ? { clock: 'paused' } : values['clock-running'] ? { clock: 'running' } : {}),
  ...(values['start-at'] === undefined ? {} : { startAt: values['start-at'] }),
  ...(simulatorControlUrl === undefined ? {} : { simulatorControlUrl }),
  ...(values.platform === undefined ? {} : { platform: platformOf(values.platform) }),
  ...(values.faults === undefined ? {} : { faults: faultsOf(values.faults) }),
};

// Started beside the app, so that the address of its windows is known before the first of them.
const [app] = await Promise.all([launchApp(options), sharedChromium()]);
const control = await startControlServer(app);
// Before the line that tells others that they may send one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void app.quit());
console.log(JSON.stringify({ cdp: await chromiumAddress(), control: control.address, pid: app.pid }));
const code = await app.exited;
control.close();
process.stderr.write(app.log());
await closeSharedChromium();
process.exit(code);

/** What README.md says can be set for a build that is not packaged. */
function endpoints(): Record<string, string | undefined> {
  const names = ['AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_ENDPOINT_URL_STS', 'LATCHKEY_SIGNIN_URL'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function platformOf(name: string): 'darwin' | 'win32' | 'linux' {
  if (name === 'darwin' || name === 'win32' || name === 'linux') return name;
  throw new Error(`--platform is darwin, win32 or linux, not ${name}.`);
}

function faultsOf(text: string): NonNullable<LaunchOptions['faults']> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('--faults wants a JSON object.');
  return parsed;
}
