import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { notificationInView, receivedNotifications } from './desktop/notification-daemon.ts';
import { startRecordingProxy, type RecordingProxy } from './desktop/recording-proxy.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

const sentence = 'AWS could not be reached safely. Sign in to the network, or ask its administrator.';
const page = (title: string): string => `<!doctype html><html><body><h1>${title}</h1></body></html>`;
const html = { 'content-type': 'text/html' };
const federation = '/federation';

describe('I3: a page of a proxy in the place of the console sign-in', () => {
  let scenario: Scenario;
  let proxy: RecordingProxy;
  let app: RealApp;
  let window: Page;
  beforeAll(async () => {
    scenario = await setScenario('page-at-federation');
    proxy = await startRecordingProxy();
    app = scenario.startApp({ switches: proxy.switches });
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
    await proxy.close();
  });

  const toFederation = (): string[] =>
    proxy.seen.filter((line) => new URL(addressOf(line)).pathname.endsWith(federation));
  /** Kinds of secrets that stand in an address, as they are or written for one. */
  const exposed = (): string[] => {
    const addresses = proxy.seen.map((line) => [addressOf(line), decoded(addressOf(line))].join('\n')).join('\n');
    const found = scenario.simulator.control.secrets().filter(({ value }) => addresses.includes(value));
    return [...new Set(found.map(({ kind }) => kind))].toSorted();
  };

  async function selectRole(): Promise<void> {
    window = await openWindow(app);
    // What was typed shortly before is still there: it is selected, and typed over.
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type('payments-dev readonly');
    await until('the role', async () => (await selectedRow(window)).startsWith('payments-dev, Development, ReadOnly'));
  }

  it.each([
    ['403', { status: 403, headers: html, body: page('This site is blocked by your organisation') }],
    ['200', { status: 200, headers: html, body: page('Sign in to the guest network') }],
    ['405', { status: 405, headers: html, body: page('Method not allowed by policy') }],
  ])('%s is told, and nothing secret follows in an address', async (name, answer) => {
    proxy.answerAt(federation, answer);
    await selectRole();
    // What is done next takes the place of what was said of the time before.
    await scenario.desktop.screen.press('F5');
    await window.getByText(sentence).first().waitFor({ state: 'detached' });
    const before = toFederation().length;
    const opened = await scenario.browser.opened();
    await scenario.desktop.screen.press('Return');
    await until('the POST', () => toFederation().length > before);
    await window.getByText(sentence).first().waitFor();
    await scenario.picture(name);
    expect({
      asked: toFederation().slice(before),
      exposed: exposed(),
      opened: (await scenario.browser.opened()).slice(opened.length),
    }).toEqual({ asked: [expect.stringMatching(/^POST [^?]*$/u)], exposed: [], opened: [] });
  });

  it('chosen in the menu of the tray with the window hidden, it is told all the same', async () => {
    await scenario.desktop.screen.press('ctrl+d');
    const role = 'payments-dev, ReadOnlyAccess';
    await until('the pinned role', async () => (await app.tray.labels()).includes(role));
    await app.tray.activate();
    await app.hidden();
    const before = toFederation().length;
    await app.tray.choose(role, 'Open console');
    await until('the POST', () => toFederation().length > before);
    await notificationInView(scenario.desktop);
    await scenario.picture('from-the-tray');
    const [received] = await receivedNotifications(scenario.desktop);
    expect({ body: received?.body, asked: toFederation().slice(before), exposed: exposed() }).toEqual({
      body: sentence,
      asked: [expect.stringMatching(/^POST [^?]*$/u)],
      exposed: [],
    });
  });

  it('the record holds every call that AWS has heard of the app', () => {
    const heard = scenario.simulator.control
      .requests()
      .filter(({ operation }) => /^(Register|CreateToken|ListAccount|GetRole)/u.test(operation))
      .map(({ method, region, path }) => `${method} /${region}${path}`);
    const recorded = proxy.seen.map((line) => line.replace(/http:\/\/127\.0\.0\.1:\d+/u, '').replace(/\?.*$/u, ''));
    expect({ calls: heard.length > 5, missing: heard.filter((call) => !recorded.includes(call)) }).toEqual({
      calls: true,
      missing: [],
    });
  });

  it('and would show a secret: where AWS itself takes no POST, the keys stand in the address of a GET', async () => {
    proxy.answerAt(federation, null);
    scenario.simulator.control.setSwitches({ federationByPost: false });
    await selectRole();
    await scenario.desktop.screen.press('Return');
    await scenario.browser.nextTab();
    expect(exposed()).toEqual(['secretAccessKey', 'sessionToken']);
  });
});

function addressOf(line: string): string {
  const address = line.slice(line.indexOf(' ') + 1);
  return line.startsWith('CONNECT ') ? `https://${address}` : address;
}

function decoded(address: string): string {
  return decodeURIComponent(address.replaceAll('+', ' '));
}
