import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { snapshotOf } from '../e2e/support/desk.ts';
import { awsCommand } from '../harness/aws-command.ts';
import { aWish, deployAccount } from '../harness/chain-roles.ts';
import { localLink } from '../harness/local-link.ts';
import { until } from '../harness/until.ts';
import { menuShape } from './desktop/menu-shape.ts';
import { latchkey } from './support/latchkey-command.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';

const parent = { accountId: '111122225555', roleName: 'ReadOnlyAccess' } as const;
const parentLabel = 'payments-dev, ReadOnlyAccess';
const label = 'log-archive, deployer via ReadOnlyAccess';
const chained = 'log-archive/deployer';
const arn = /^arn:aws:sts::555566667777:assumed-role\/deployer\/\S+\n$/u;
const aws = awsCommand();
if (aws === undefined)
  console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so nothing ran as the chained role.');

describe('a role that is reached through another one', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('chained-role');
    const { identity } = scenario.simulator.control;
    const trusted = identity.reservedRole(parent.accountId, parent.roleName).arn;
    const { arn: roleArn } = identity.addRole({ accountId: deployAccount, name: 'deployer', trusted: [trusted] });
    app = scenario.startApp();
    await signIn(scenario, app);
    await save(roleArn);
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** As the sheet does it. */
  async function save(roleArn: string): Promise<void> {
    const page = await app.page();
    const [organisation] = (await snapshotOf(page)).organisations;
    const wish = aWish({ organisationId: organisation?.id ?? '', ...parent } as never, roleArn);
    const sentence = await page.evaluate(async (wanted) => {
      const { bridge } = globalThis as unknown as { bridge: Bridge };
      const saved = await bridge.call('chained-role.save', { wish: wanted, replaces: null });
      return saved.ok ? 'saved' : saved.failure.sentence;
    }, wish);
    expect(sentence).toBe('saved');
  }

  it('stands in the menu of the tray after its parent', async () => {
    const page = await openWindow(app);
    await scenario.desktop.screen.type('payments-dev readonly');
    await until('the parent is selected', async () =>
      (await selectedRow(page)).includes('payments-dev, Development, ReadOnlyAccess'),
    );
    await scenario.desktop.screen.press('ctrl+d');
    const entries = await until('both in the menu', async () => {
      const names = menuShape((await app.tray.menu()).entries).flatMap((entry) => (isRole(entry) ? [entry[0]] : []));
      return names.length >= 2 && names;
    });
    await scenario.picture('list');
    expect(entries).toEqual([parentLabel, label]);
  });

  it('opens its console from there', async () => {
    const before = (await scenario.browser.opened()).length;
    await app.tray.choose(label, 'Open console');
    // The first tab was that of the sign-in.
    const console = await scenario.browser.nextTab();
    await scenario.tabPicture('console', console);
    const facts = await Promise.all(['account-id', 'role-name'].map((id) => console.locator(`#${id}`).innerText()));
    expect([(await scenario.browser.opened()).slice(before), facts]).toEqual([
      [expect.stringMatching(localLink)],
      [deployAccount, 'deployer'],
    ]);
  });

  it.skipIf(aws === undefined)('gives AWS CLI its own credentials', async () => {
    const { url, region } = scenario.simulator;
    const words = ['sts', 'get-caller-identity', '--endpoint-url', `${url}/${region}`, '--region', region];
    const asked = await latchkey(
      scenario.desktop,
      ...['run', chained, '--', aws ?? '', ...words, '--output', 'text', '--query', 'Arn'],
    );
    expect(asked).toEqual({ status: 0, stdout: expect.stringMatching(arn) as string, stderr: '' });
  });

  it('is named with its parent by `latchkey roles`', async () => {
    const { stdout } = await latchkey(scenario.desktop, 'roles', 'deployer', '--json');
    expect((JSON.parse(stdout) as { roles: unknown[] }).roles).toEqual([
      expect.objectContaining({
        accountId: deployAccount,
        role: 'deployer',
        via: { accountId: parent.accountId, role: parent.roleName },
      }),
    ]);
  });
});

/** With entries of its own below it. */
function isRole(entry: unknown): entry is [string, unknown[]] {
  return Array.isArray(entry);
}
