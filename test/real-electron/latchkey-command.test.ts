import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { awsCommand } from '../harness/aws-command.ts';
import { localLink } from '../harness/local-link.ts';
import { asUser, latchkey, latchkeyPath } from './support/latchkey-command.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';

/** Of no production, whose reads the person is told of. */
const role = 'payments-dev/ReadOnlyAccess';
const arn = /^arn:aws:sts::111122225555:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/\S+\n$/u;
const credentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];
const aws = awsCommand();
if (aws === undefined) console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so it was not run with a role.');

describe('the latchkey command beside the app in the tray', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('latchkey-command');
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  const command = (...words: string[]) => latchkey(scenario.desktop, ...words);
  /** What is on the screen, and how many addresses went to the browser. */
  const outside = async () => [await app.windows(), await app.tray.items(), (await scenario.browser.opened()).length];

  it('tells the sign-in and the credentials that are held, and shows nothing', async () => {
    const before = await outside();
    const [plain, json] = [await command('status'), await command('status', '--json')];
    expect(plain).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^Northwind: signed in since .*\n$/u) as string,
      stderr: '',
    });
    expect([json.status, JSON.parse(json.stdout)]).toEqual([
      0,
      {
        organisations: [expect.objectContaining({ organisation: 'Northwind', state: 'signed-in', connection: 'good' })],
        credentials: [],
      },
    ]);
    expect(await outside()).toEqual(before);
  });

  it('runs a command with the credentials, which ends as it likes', async () => {
    const before = await outside();
    const { status, stdout, stderr } = await command('run', role, '--', 'sh', '-c', 'env; exit 42');
    expect([status, stderr, variables(stdout)]).toEqual([42, '', [...credentials, 'LATCHKEY_ROLE']]);
    expect(stdout).toMatch(/^AWS_ACCESS_KEY_ID=ASIA[A-Z\d]+$/mu);
    expect(await outside()).toEqual(before);
  });

  it('then tells that the role is held', async () => {
    const { stdout } = await command('status', '--json');
    expect((JSON.parse(stdout) as { credentials: unknown[] }).credentials).toEqual([
      expect.objectContaining({ account: 'payments-dev', role: 'ReadOnlyAccess', state: 'live' }),
    ]);
  });

  it.skipIf(aws === undefined)('gives AWS CLI the role', async () => {
    const { url, region } = scenario.simulator;
    const words = ['sts', 'get-caller-identity', '--endpoint-url', `${url}/${region}`, '--region', region];
    const asked = await command('run', role, '--', aws ?? '', ...words, '--output', 'text', '--query', 'Arn');
    expect(asked).toEqual({ status: 0, stdout: expect.stringMatching(arn) as string, stderr: '' });
  });

  it('prints lines that a shell evaluates', async () => {
    const { desktop } = scenario;
    const line = 'eval "$("$0" env "$1")" && env';
    const { status, stdout, stderr } = await asUser(desktop, 'sh', ['-c', line, latchkeyPath(desktop), role]);
    expect([status, stderr, variables(stdout)]).toEqual([0, '', credentials]);
  });

  it('opens the console in the browser, of a role that is named in part', async () => {
    const [windows, items, opened] = await outside();
    const several = await command('console', 'pay/read');
    expect([several.status, several.stdout, await outside()]).toEqual([9, '', [windows, items, opened]]);
    expect(await command('console', 'payments-d/read')).toEqual({
      status: 0,
      stdout: `${text('command.console-opened', { role })}\n`,
      stderr: '',
    });
    const links = await scenario.browser.opened();
    // The first tab was that of the sign-in.
    const console = await scenario.browser.nextTab();
    const facts = await Promise.all(['account-id', 'role-name'].map((id) => console.locator(`#${id}`).innerText()));
    await scenario.tabPicture('console', console);
    expect([links.slice(Number(opened)), facts]).toEqual([
      [expect.stringMatching(localLink)],
      ['111122225555', 'ReadOnlyAccess'],
    ]);
    expect([await app.windows(), await app.tray.items()]).toEqual([windows, items]);
  });

  it('hides the window and shows it, with the keyboard', async () => {
    await app.focused();
    const hidden = await command('toggle');
    await app.hidden();
    await scenario.picture('hidden');
    const shown = await command('toggle');
    await app.focused();
    await scenario.picture('shown');
    const nothing = { status: 0, stdout: '', stderr: '' };
    expect([hidden, shown, (await app.tray.items()).length]).toEqual([nothing, nothing, 1]);
  });

  it('says that a development build is not running, and knows nothing that it could start', async () => {
    expect(await app.quit()).toBe(0);
    const notRunning = (sentence: string) => ({ status: 3, stdout: '', stderr: `${sentence}\n` });
    expect(await command('run', role, '--', 'true')).toEqual(notRunning(text('program.not-running')));
    expect(await command('status', '--start')).toEqual(notRunning(text('launcher.no-app')));
    expect(await app.tray.items()).toEqual([]);
  });
});

/** The names of AWS's and of Latchkey's, and of the script's own, which would have been left. */
function variables(printed: string): string[] {
  return [...printed.matchAll(/^((?:AWS|LATCHKEY|latchkey)_\w+)=/gmu)].map(([, name = '']) => name).toSorted();
}
