import { expect } from 'vitest';
import { addOrganisation, openedLink } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

it('signs in in a real browser, which comes back to this computer and is told that it can be closed', async ({
  desk,
  app,
}) => {
  const page = await addOrganisation(app, desk);
  await page.getByText('Waiting for the browser').waitFor();
  const consent = await desk.browse(await openedLink(app, 0));
  await consent.locator('#Allow').click();
  await consent.getByRole('heading', { name: 'Return to Latchkey' }).waitFor();
  await app.clock.settle();
  await page.getByText(/^Signed in since/u).waitFor();
  expect({ p: await consent.locator('p').innerText(), openedLinkCount: app.openedLinks().length }).toEqual({
    p: 'Latchkey now asks AWS for the sign-in and shows what comes of it. This tab can be closed.',
    openedLinkCount: 1,
  });
});

it('is refused in a real browser, and says so in the window', async ({ desk, app }) => {
  const page = await addOrganisation(app, desk);
  await page.getByText('Waiting for the browser').waitFor();
  const consent = await desk.browse(await openedLink(app, 0));
  await consent.locator('#Deny').click();
  await consent.getByRole('heading', { name: 'Not signed in' }).waitFor();
  await app.clock.settle();
  await page.getByRole('heading', { name: 'The request was refused' }).waitFor();
  expect(await app.tray.tooltip()).toBe('Latchkey: signed out');
});
