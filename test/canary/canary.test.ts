import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { closeSharedChromium } from '../electron-stand-in/launch.ts';
import type { IssuedSecret } from '../identity-center/state/secret-book.ts';
import { leavesSelection, quotesSecrets, tellsAll } from '../mutants/edits.ts';
import { patchedBuild, type Edit } from '../mutants/patched-build.ts';
import { localLink } from '../harness/local-link.ts';
import { Evidence, places, type Finding } from './evidence.ts';
import { canariesFor, type Canary } from './canaries.ts';
import { endPrograms, servePrograms, type Holder } from './programs.ts';
import { Scenario } from './scenario.ts';

afterAll(closeSharedChromium);

function canariesOf(scenario: Scenario): Canary[] {
  const made = scenario.addressTokens.map((value) => ({ kind: 'address token' as const, value }));
  return canariesFor([...scenario.simulator.control.secrets(), ...made]);
}

function findingsOf(scenario: Scenario): Finding[] {
  return scenario.evidence.search(canariesOf(scenario));
}

describe('after a day of sign-ins, consoles, copies, links, renewals and errors', () => {
  let scenario: Scenario;
  let page: Page;
  let code: number;
  beforeAll(async () => {
    scenario = await Scenario.start();
    page = await scenario.signIn();
    await scenario.workAndFail(page);
    await servePrograms(scenario, page);
    await endPrograms(scenario, page);
    await scenario.signOutAndFail(page);
    await scenario.signInInBrowser(page);
    await scenario.exportSettings(page);
    await scenario.diagnose(page);
    code = await scenario.end();
  });
  afterAll(() => scenario.remove());

  it('every kind of secret was there to leak', () => {
    const kinds = new Set(scenario.simulator.control.secrets().map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'accessToken',
      'authorizationCode',
      'authorizationState',
      'clientSecret',
      'codeVerifier',
      'deviceCode',
      'refreshToken',
      'secretAccessKey',
      'sessionToken',
      'signinToken',
    ]);
  });

  it('everything was tried, well and badly, and the app ended by itself', () => {
    const calls = scenario.simulator.control
      .requests()
      .map(({ operation, status }) => `${operation} ${String(status < 400)}`);
    expect({ code, calls: [...new Set(calls)].toSorted() }).toEqual({
      code: 0,
      calls: [
        'Authorize true',
        'AuthorizeAnswer true',
        'CreateToken false',
        'CreateToken true',
        'Federation false',
        'Federation true',
        'GetRoleCredentials false',
        'GetRoleCredentials true',
        'ListAccountRoles true',
        'ListAccounts true',
        'Logout true',
        'RegisterClient true',
        'StartDeviceAuthorization true',
      ],
    });
  });

  it('a browser was sent to approve, to the console and to approve twice again, by links of this computer', () => {
    const others = scenario.app.openedLinks().filter((link) => !localLink.test(link));
    expect({ openedLinkCount: scenario.app.openedLinks().length, others }).toEqual({ openedLinkCount: 4, others: [] });
  });

  it('there was something to see in each place but those that stay empty on Linux', () => {
    expect(scenario.evidence.empty()).toEqual(['console of a page', 'output', 'application menu']);
  });

  it('no secret is in any of them', () => {
    expect(findingsOf(scenario)).toEqual([]);
  });

  it('the files that programs read had theirs, and no others', () => {
    const kindsIn = ([{ name }, evidence]: readonly [Holder, Evidence]): readonly [string, readonly string[]] => [
      name,
      [...new Set(evidence.search(canariesOf(scenario)).map(({ kind }) => kind))].toSorted(),
    ];
    expect([...scenario.held].map(kindsIn)).toEqual([
      ['token of an address', ['address token']],
      ['shared sign-in', ['accessToken', 'clientSecret', 'refreshToken']],
      ['AWS credentials', ['secretAccessKey', 'sessionToken']],
      ['backup of AWS credentials', ['secretAccessKey', 'sessionToken']],
    ]);
  });

  it('the clipboard had them while the person wanted it', () => {
    const evidence = new Evidence();
    evidence.add('other files', scenario.copied);
    expect(
      evidence
        .search(canariesOf(scenario))
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['secretAccessKey', 'sessionToken']);
  });
});

it('no secret is in the application menu of macOS', async () => {
  const scenario = await Scenario.start({ platform: 'darwin' });
  await scenario.signIn();
  await scenario.end();
  await scenario.remove();
  expect({
    emptyHasApplicationMenu: scenario.evidence.empty().includes('application menu'),
    findingsOf: findingsOf(scenario),
  }).toEqual({ emptyHasApplicationMenu: false, findingsOf: [] });
});

it('no secret is in what a crash leaves, whose error quotes them', async () => {
  const scenario = await Scenario.start({ main: 'test/canary/crashing-app.ts' });
  const code = await scenario.crash();
  const log = await readFile(join(scenario.home, '.config/Latchkey/latchkey.log'), 'utf8');
  await scenario.remove();
  expect({
    code,
    isLogged: log.includes('An error was caught by nobody.'),
    isSaid: !scenario.evidence.empty().includes('dialogs'),
    findingsOf: findingsOf(scenario),
  }).toEqual({ code: 1, isLogged: true, isSaid: true, findingsOf: [] });
});

/** The places where diagnostics were looked for secrets that an error quoted in the log, and what the log says of it. */
async function diagnosed(name: string, edits: readonly Edit[]): Promise<{ log: string; leaks: string[] }> {
  const scenario = await Scenario.start({ main: await patchedBuild(name, edits) });
  await scenario.diagnose(await scenario.signIn());
  await scenario.end();
  const log = await readFile(join(scenario.home, '.config/Latchkey/latchkey.log'), 'utf8');
  await scenario.remove();
  const empty = scenario.evidence.empty().filter((place) => place.endsWith('diagnostics'));
  expect(empty).toEqual([]);
  return { log, leaks: [...new Set(findingsOf(scenario).map(({ place }) => place))] };
}

it('no secret is in diagnostics, shown, printed or saved, of a log in which an error quotes them', async () => {
  const { log, leaks } = await diagnosed('keychain that quotes', [quotesSecrets]);
  expect([/Cannot encrypt .*\[removed\]/u.test(log), leaks]).toEqual([true, []]);
});

describe('a leak', () => {
  it('of a log without redaction is reported, in the file and in the diagnostics', async () => {
    const { leaks } = await diagnosed('keychain that quotes without redaction', [quotesSecrets, tellsAll]);
    expect(leaks).toEqual(['messages to the window', 'log file', 'shown diagnostics', 'saved diagnostics']);
  });

  it('of the running app is reported by the name of its place, for each place', async () => {
    const scenario = await Scenario.start({ main: 'test/canary/leaky-app.ts' });
    const page = await scenario.signIn();
    await scenario.signInInBrowser(page);
    await page.evaluate(leakInPage, scenario.simulator.control.secrets().at(-1)?.value ?? '');
    await scenario.look();
    await scenario.end();
    await scenario.remove();
    // Diagnostics have a test of their own: they are made of the log, which redacts.
    const expected = places.filter((place) => !place.endsWith('diagnostics'));
    expect([...new Set(findingsOf(scenario).map(({ place }) => place))]).toEqual(expected);
  });

  it('of a copy that stays in the primary selection is reported', async () => {
    const scenario = await Scenario.start({ main: await patchedBuild('selection left alone', [leavesSelection]) });
    const page = await scenario.signIn();
    await scenario.choose(page);
    await scenario.copy(page);
    await scenario.end();
    await scenario.remove();
    const found = findingsOf(scenario).map(({ place, kind }) => `${place}: ${kind}`);
    expect(found.toSorted()).toEqual(['primary selection: secretAccessKey', 'primary selection: sessionToken']);
  });

  it.each(places)('in %s is found in every encoding', (place) => {
    const found = Object.entries(writings).map(([name, text]) => {
      const evidence = new Evidence();
      evidence.add(place, { deep: [{ text }] });
      const findings = evidence.search(canariesFor([secret]));
      return [name, findings.some((finding) => finding.place === place && name.startsWith(finding.encoding))];
    });
    expect(found).toEqual(Object.keys(writings).map((name) => [name, true]));
  });
});

const secret: IssuedSecret = { kind: 'sessionToken', value: `IQoJb3JpZ2luX2Vj/+${'aB3/xY+9"z='.repeat(12)}=` };

/** The secret with something before and after it, once for each encoding and offset. */
const writings = {
  raw: `before ${secret.value} after`,
  percent: encodeURIComponent(`before ${secret.value} after`),
  'percent in small letters': lowerPercent(secret.value),
  JSON: JSON.stringify({ secret: secret.value }),
  'JSON with escaped slashes': JSON.stringify({ secret: secret.value }).replaceAll('/', String.raw`\/`),
  ...base64Writings('base64'),
  ...base64Writings('base64url'),
};

function lowerPercent(text: string): string {
  return encodeURIComponent(text).replaceAll(/%../gu, (escape) => escape.toLowerCase());
}

function base64Writings(encoding: 'base64' | 'base64url'): Record<string, string> {
  const texts = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${secret.value} after`).toString(encoding));
  return Object.fromEntries(texts.map((text, shift) => [`${encoding} at ${String(shift)}`, text]));
}

/** What a page would do that shows a secret, keeps it in a field, writes it down or sends it. */
async function leakInPage(token: string): Promise<void> {
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
  document.querySelector('input')?.setAttribute('value', token);
  console.log(token);
  await bridge.call('notice.dismiss', { id: token });
}
