import { expect } from 'vitest';
import { guards } from '../mutants/guards.ts';
import { addOrganisation } from '../e2e/support/desk.ts';
import { deskTest } from '../e2e/support/fixtures.ts';
import { expectHeld, windowTest as it } from './support/window-test.ts';

it('no script but our own runs', ({ tried }) => expectHeld(tried, guards['no script but our own runs']));

it('no text becomes markup', ({ tried }) => expectHeld(tried, guards['no text becomes markup']));

deskTest('the name of an organisation that is markup is shown as text', async ({ desk, app }) => {
  const page = await addOrganisation(app, desk);
  const name = '<img src=x onerror="window.ran=true">';
  await page.evaluate(async (given) => {
    const { bridge } = globalThis as unknown as {
      bridge: { call: (name: string, input: object) => Promise<{ value: { organisations: { id: string }[] } }> };
    };
    const { value } = await bridge.call('snapshot.get', {});
    const organisationId = value.organisations[0]?.id ?? '';
    await bridge.call('organisation.change', { organisationId, change: { name: given } });
  }, name);
  await app.clock.advance(1000);
  await page.getByText(name).first().waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});
