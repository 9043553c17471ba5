import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { snapshotOf, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

/** The administrator writes the policy; a development build can be told of another place. */
async function writePolicy({ home }: Desk, text: string): Promise<string> {
  const folder = join(home, 'policy');
  const file = join(folder, 'policy.json');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
  await writeFile(file, text, { mode: 0o644 });
  await chmod(file, 0o644);
  return file;
}

it('starts with the organisation and the settings of the policy, and shows them as managed', async ({ desk }) => {
  const { startUrl, region } = desk.simulator;
  const file = await writePolicy(
    desk,
    JSON.stringify({
      version: 1,
      organisations: [{ name: 'Contoso', startUrl, region, settings: { reloadHours: 12 } }],
      onlyTheseOrganisations: true,
      handOuts: { terminals: false, copyFormats: ['json'] },
      settings: { theme: 'dark', language: 'en' },
    }),
  );
  const app = await desk.startApp({ env: { LATCHKEY_POLICY: file } });
  await app.tray.click();
  const list = await app.window();
  const { organisations, policy, settings } = await snapshotOf(list);
  expect([organisations.map(({ name }) => name), settings.theme, policy.state, policy.file, policy.closed]).toEqual([
    ['Contoso'],
    'dark',
    'in-force',
    file,
    ['terminals'],
  ]);
  await app.tray.clickMenu(['Settings']);
  const page = await app.window(1);
  page.setDefaultTimeout(10_000);
  await page.getByText('Managed by your organisation').first().waitFor();
  expect(await page.getByRole('button', { name: /^Remove/u }).count()).toBe(0);
  await page.getByRole('button', { name: 'General' }).click();
  expect(await page.getByLabel('Theme', { exact: true }).isDisabled()).toBe(true);
});

it('shows and hides the window with the keys of a policy that was changed while it runs', async ({ desk }) => {
  const isShown = async (): Promise<boolean> => (await app.windows()).some(({ visible }) => visible);
  const file = await writePolicy(desk, JSON.stringify({ version: 1, settings: { summonKeys: 'Control+Shift+J' } }));
  const app = await desk.startApp({ env: { LATCHKEY_POLICY: file } });
  const page = await app.window();
  await writePolicy(desk, JSON.stringify({ version: 1, settings: { summonKeys: 'Control+Shift+L' } }));
  // A start that is not through yet hears of no wake.
  const afterWake = async (): Promise<string | null> => {
    await app.power.resume();
    return (await snapshotOf(page)).summonKeys;
  };
  await expect.poll(afterWake).toBe('Control+Shift+L');
  const before = await isShown();
  await app.pressShortcut('Control+Shift+L');
  await app.clock.settle();
  expect([before, await isShown()]).toEqual([true, false]);
  await expect(app.pressShortcut('Control+Shift+J')).rejects.toThrow('there are: Control+Shift+L');
});

it('starts with a damaged policy, hands out nothing and says what is wrong', async ({ desk }) => {
  const file = await writePolicy(desk, '{"version":1,');
  const app = await desk.startApp({ env: { LATCHKEY_POLICY: file } });
  const { notices, policy } = await snapshotOf(await app.window());
  expect([policy.state, policy.closed.length, policy.onlyTheseOrganisations]).toEqual(['damaged', 8, true]);
  expect(notices.map(({ sentence }) => sentence).join()).toContain(file);
});
