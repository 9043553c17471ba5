import { expect } from 'vitest';
import { now, organisation, organisationId, pinned, snapshot } from './support/northwind.ts';
import { windowTest as test } from './support/fixtures.ts';

const fresh = { name: 'sign-in.start', input: { organisationId, fresh: true } };

test('is offered where nothing is found, once a reload has brought nothing', async ({ openWindow }) => {
  const window = await openWindow();
  await window.page.keyboard.type('nowhere at all');
  await window.page.getByText('No role matches').waitFor();
  const offer = window.page.getByRole('button', { name: 'Access not there yet? Sign in afresh' });
  const before = await offer.count();
  const reloaded = { ...organisation, catalogue: { ...organisation.catalogue, checkedAt: now } };
  await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [reloaded] }));
  await offer.waitFor();
  await window.picture('search-empty-fresh');
  await offer.click();
  expect({ before, asked: await window.asked(), complaints: await window.complaints() }).toEqual({
    before: 0,
    asked: [fresh],
    complaints: [],
  });
});

test('is offered for a role whose access was removed, with a sentence of why', async ({ openWindow }) => {
  const gone = pinned.slice(0, 1).map((role) => ({ role, accountName: 'payments-prod' }));
  const window = await openWindow({ snapshot: snapshot({ removedRoles: gone }) });
  await window.page.getByRole('option').first().waitFor();
  const row = window.page.getByRole('option').first();
  const rings = await row.locator('svg .arc, svg .ended').count();
  const keys = await row.locator('kbd').count();
  await window.page.keyboard.press('Meta+k');
  await window.page.keyboard.type('afresh');
  const said = await window.page.getByRole('dialog').getByRole('status').innerText();
  await window.picture('actions-removed');
  await window.page.keyboard.press('Enter');
  expect({ rings, keys, said, asked: await window.asked() }).toEqual({
    rings: 0,
    keys: 0,
    said: 'New access can stay unseen until a wholly new sign-in. Your list, pins and live credentials stay.',
    asked: [fresh],
  });
});
