import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsCommand } from '../harness/aws-command.ts';
import { menuShape } from './desktop/menu-shape.ts';
import { notificationInView, receivedNotifications } from './desktop/notification-daemon.ts';
import { readSelection } from './desktop/selections.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

const permissionSet = 'AdministratorAccess';
const accounts = ['111122223333', '444455556666'].map((id) => ({
  id,
  name: 'Development',
  emailAddress: `aws+${id}@example.com`,
  permissionSets: [permissionSet],
}));
const labels = [`Development (…3333), ${permissionSet}`, `Development (…6666), ${permissionSet}`];
const sections = accounts.map(({ id }) => `Development-${id}-${permissionSet}`);
/** As an id is written for people. */
const grouped = (id: string): string => id.replaceAll(/(?<=^(?:\d{4})+)(?=\d)/gu, ' ');
const aws = awsCommand();
if (aws === undefined)
  console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so nothing shows that it reads them.');

describe('A1, A2: two accounts of one name', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('two-of-one-name', { organisation: { accounts } });
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** Finds the role of an account by the account's id. */
  async function select(id: string): Promise<void> {
    const page = await openWindow(app);
    // What was typed shortly before is still there: it is selected, and typed over.
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type(id);
    await until(`the role of ${id}`, async () => (await selectedRow(page)).includes(`account ${grouped(id)}`));
  }

  /** The entries of the menu that are of a role, with those of "Recent" where that is there. */
  async function roleEntries(): Promise<string[]> {
    const { entries } = await app.tray.menu();
    const recent = entries.find(({ label }) => label === 'Recent');
    return [...entries, ...(recent?.children ?? [])]
      .map(({ label }) => label)
      .filter((label) => label.startsWith('Development'));
  }

  it('are told apart in the list by their ids', async () => {
    await openWindow(app);
    await scenario.picture('list');
    const rows = await (await app.page()).getByRole('option').evaluateAll((all) => all.map((row) => row.ariaLabel));
    expect(rows.filter((row) => row?.includes(permissionSet))).toEqual([
      `Development, Development, ${permissionSet}, account 1111 2222 3333, no credentials held`,
      `Development, Development, ${permissionSet}, account 4444 5555 6666, no credentials held`,
    ]);
  });

  it('copied as sections, one after the other into one file, have a name each, as AWS CLI 2 reads it', async () => {
    let copied = '';
    for (const { id } of accounts) {
      await select(id);
      await scenario.desktop.screen.press('ctrl+shift+c');
      await (await app.page()).getByRole('dialog').getByText(grouped(id)).waitFor();
      await scenario.picture(`copy-as-${id}`);
      await scenario.desktop.screen.press('7');
      copied = await until('the copied section', async () => {
        const text = await readSelection(scenario.desktop, 'clipboard');
        return text !== copied && text.startsWith('[') && text;
      });
      // It goes by itself after a copy, and keys must not be pressed while it does.
      await app.hidden();
      await scenario.desktop.run('sh', ['-c', 'xclip -selection clipboard -o >>"$HOME/credentials"']);
    }
    const text = await scenario.desktop.run('sh', ['-c', 'cat "$HOME/credentials"']);
    expect([...text.matchAll(/^\[(.*)\]$/gmu)].map(([, name]) => name)).toEqual(sections);
  });

  it.skipIf(aws === undefined)('and AWS CLI 2 finds both in that file, with the keys of each', async () => {
    const { home, environment } = scenario.desktop;
    const env = [`AWS_SHARED_CREDENTIALS_FILE=${home}/credentials`, `AWS_CONFIG_FILE=${home}/no-config`, 'AWS_PAGER='];
    const run = (...words: string[]): Promise<string> =>
      scenario.desktop.run('env', [...env, `PATH=${environment['PATH'] ?? ''}`, aws ?? '', ...words]);
    const found = (await run('configure', 'list-profiles')).trim().split('\n');
    const { url, region } = scenario.simulator;
    const whose = (profile: string): Promise<string> =>
      run('sts', 'get-caller-identity', '--profile', profile, '--region', region, '--endpoint-url', `${url}/${region}`);
    const answers = await Promise.all(found.map(whose));
    const told = answers.map((answer) => (JSON.parse(answer) as { readonly Account: string }).Account);
    expect({ found, told }).toEqual({ found: sections, told: accounts.map(({ id }) => id) });
  });

  it('used, are two entries among those used last in the menu of the tray', async () => {
    const entries = await until('both in the menu', async () => {
      const found = await roleEntries();
      return found.length === 2 && found;
    });
    const shape = menuShape((await app.tray.menu()).entries);
    expect({ entries: entries.toSorted(), recent: JSON.stringify(shape).includes('"Recent"') }).toEqual({
      entries: labels,
      recent: true,
    });
  });

  it('pinned, are two entries of the menu of the tray', async () => {
    for (const { id } of accounts) {
      await select(id);
      await scenario.desktop.screen.press('ctrl+d');
    }
    await until('both pinned', async () => {
      const { entries } = await app.tray.menu();
      return entries.filter(({ label }) => label.startsWith('Development')).length === 2;
    });
    await scenario.desktop.screen.press('ctrl+f', 'BackSpace');
    const page = await openWindow(app);
    await page.getByText('Pinned', { exact: true }).first().waitFor();
    await scenario.picture('pinned');
    const rows = await page.getByRole('option').evaluateAll((all) => all.map((row) => row.textContent));
    const shown = accounts.map(({ id }) =>
      rows.some((row) => row.includes(permissionSet) && row.includes(grouped(id))),
    );
    expect({ entries: (await roleEntries()).toSorted(), shown }).toEqual({ entries: labels, shown: [true, true] });
  });

  it('copied from the menu, the notification says which', async () => {
    await receivedNotifications(scenario.desktop);
    await app.tray.choose(labels[1] ?? '', 'Copy for bash and zsh');
    await notificationInView(scenario.desktop);
    await scenario.picture('copied');
    const [received] = await receivedNotifications(scenario.desktop);
    expect(received).toMatchObject({
      title: 'Copied for bash and zsh',
      body: `${labels[1] ?? ''}. The clipboard is cleared after 60 s.`,
    });
  });

  it('one of them removed, the notification says which', async () => {
    await openWindow(app);
    scenario.simulator.control.removeAssignment(accounts[0]?.id ?? '', permissionSet);
    await scenario.desktop.screen.press('F5');
    await notificationInView(scenario.desktop);
    await scenario.picture('access-removed');
    const [received] = await receivedNotifications(scenario.desktop);
    expect({ ...received, menu: (await roleEntries()).toSorted() }).toMatchObject({
      title: 'Access to Development (…3333) was removed',
      body: `${permissionSet} is no longer assigned to you.`,
      menu: [`${labels[0] ?? ''}: access removed`, labels[1]],
    });
  });
});
