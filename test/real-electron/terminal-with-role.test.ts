import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Role } from '../../electron/shared/model/role.ts';
import { snapshotOf } from '../e2e/support/desk.ts';
import { awsCommand } from '../harness/aws-command.ts';
import { until } from '../harness/until.ts';
import { hasKeyboard, visibleWindows } from './desktop/x-windows.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, signIn } from './support/steps.ts';

const title = '◆ payments-prod ReadOnlyAccess';
const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/\S+$/u;
const aws = awsCommand();
if (aws === undefined)
  console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so nothing was asked in a terminal.');

describe.skipIf(aws === undefined)('a terminal with a role', () => {
  let scenario: Scenario;
  let app: RealApp;
  let page: Page;
  let role: Role;

  beforeAll(async () => {
    scenario = await setScenario('terminal-with-role');
    app = scenario.startApp();
    await signIn(scenario, app);
    page = await app.page();
    const [organisation] = (await snapshotOf(page)).organisations;
    role = { organisationId: organisation?.id ?? '', accountId: '111122223333' as never, roleName: 'ReadOnlyAccess' };
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** What the terminals and other programs at the endpoint are for, as the settings list them. */
  const consumers = (): Promise<string[]> =>
    page.evaluate(async () => {
      const { bridge } = globalThis as unknown as { bridge: Bridge };
      const programs = await bridge.call('programs.get', {});
      return programs.ok ? programs.value.endpoint.consumers.map(({ purpose }) => purpose) : ['unknown'];
    });

  const terminals = (): Promise<string[]> => visibleWindows(scenario.desktop, '--name', `^${title}$`);

  it('opens in the terminal of this desktop, by its title', async () => {
    const outcome = await page.evaluate(async (wanted) => {
      const { bridge } = globalThis as unknown as { bridge: Bridge };
      const result = await bridge.call('role.perform', { intent: { kind: 'open-terminal', role: wanted } });
      return result.ok ? 'opened' : result.failure.sentence;
    }, role);
    const [id = ''] = await until('the terminal', async () => {
      const found = await terminals();
      return found.length > 0 && found;
    });
    await scenario.desktop.run('xdotool', ['windowactivate', '--sync', id]);
    await hasKeyboard(scenario.desktop, id);
    await scenario.picture('opened');
    expect([outcome, await consumers()]).toEqual(['opened', [expect.stringMatching(/^terminal [0-9a-f]{8}$/u)]]);
  });

  it('gives AWS CLI in it the credentials of the role', async () => {
    const { desktop, simulator } = scenario;
    const endpoint = `${simulator.url}/${simulator.region}`;
    const words = `sts get-caller-identity --endpoint-url ${endpoint} --output text --query Arn`;
    await desktop.screen.type(`${aws ?? ''} ${words} 2>&1 | tee said; echo "at $PWD as $LATCHKEY_ROLE" | tee -a said`);
    await desktop.screen.press('Return');
    const said = await until('what AWS CLI says', async () => {
      const text = await readFile(join(desktop.home, 'said'), 'utf8').catch(() => '');
      return /^at .*\n$/mu.test(text) && text.trim().split('\n');
    });
    await scenario.picture('asked');
    expect(said).toEqual([expect.stringMatching(arn), `at ${desktop.home} as payments-prod/ReadOnlyAccess`]);
  });

  it('is revoked once its window has been closed', async () => {
    await scenario.desktop.run('wmctrl', ['-c', title]);
    await until('the terminal is gone', async () => (await terminals()).length === 0);
    // Whoever calls the window finds what has ended taken away.
    await openWindow(app);
    await until('nobody at the endpoint', async () => (await consumers()).length === 0);
    await scenario.desktop.screen.press('ctrl+h');
    await page
      .getByRole('dialog')
      .getByText(/^Terminal opened in (?:The system.s own choice|xterm)$/u)
      .waitFor();
    await scenario.picture('activity');
  });
});
