import { axeComplaints } from '../browser/axe.ts';
import { expect } from 'vitest';
import { catalogue, now, organisation, organisationId, snapshot } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const nothing = { pinned: [], recent: [], freshness: [] };

async function open(openWindow: OpenWindow): Promise<TestWindow> {
  const window = await openWindow({ snapshot: snapshot(nothing), catalogue: { ...catalogue, accounts: [] } });
  await window.page.getByRole('heading', { name: 'No accounts yet' }).waitFor();
  return window;
}

test('without an account it says so, and breaks no rule of axe', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.picture('no-accounts');
  const said = await window.page.getByText('You are signed in to Northwind').innerText();
  await window.page.clock.resume();
  // The name of the header's button is prescribed: what it opens comes first.
  const violations = await axeComplaints(window.page);
  expect({ said, violationIds: violations, complaints: await window.complaints() }).toEqual({
    said: 'You are signed in to Northwind, but no AWS account has been assigned to you.',
    violationIds: [],
    complaints: [],
  });
});

test('without an account a message for the administrator can be copied, which is said', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.page.getByRole('button', { name: 'Copy a message for the administrator' }).click();
  const clipboard = { what: 'request' as const, role: null, copiedAt: now, clearsAt: null };
  await window.push('snapshot.changed', snapshot({ ...nothing, revision: 2, clipboard }));
  await window.page.locator('footer').getByText('Message copied').waitFor();
  expect(await window.asked()).toEqual([{ name: 'support.copy-request', input: { organisationId } }]);
});

test('without an account Enter checks again, and the switcher is at hand', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.page.keyboard.press('Enter');
  await window.page.getByRole('button', { name: 'Switch organisation' }).click();
  await window.page.getByRole('dialog', { name: 'Organisations' }).getByText(organisation.name).first().waitFor();
  expect(await window.asked()).toEqual([{ name: 'catalogue.reload', input: { organisationId } }]);
});
