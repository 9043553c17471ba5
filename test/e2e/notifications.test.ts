import { basename } from 'node:path';
import { expect } from 'vitest';
import { addOrganisationForCode, approve, snapshotOf } from './support/desk.ts';
import { deskTest } from './support/fixtures.ts';

const it = deskTest.extend('organisation', () => ({ accounts: 212 }));

it('a sign-in that is approved with the window hidden is told once, and a click shows the window', async ({
  desk,
  app,
}) => {
  await addOrganisationForCode(app, desk);
  await app.clock.advance(500);
  await app.tray.click();
  await approve(app, desk);
  await app.clock.advance(60_000);
  const [told, ...others] = app.notifications();
  const hidden = (await app.windows()).map(({ visible }) => visible);
  await app.clickNotification(told?.id ?? 0);
  await app.clock.advance(100);
  expect({
    toldTitle: told?.title,
    toldBody: told?.body,
    basename: basename(told?.icon ?? ''),
    buttons: told?.buttons,
    others,
    hidden,
    visible: (await app.windows())[0]?.visible,
  }).toEqual({
    toldTitle: 'Signed in to Northwind',
    toldBody: '212 accounts.',
    basename: 'icon.png',
    buttons: [],
    others: [],
    hidden: [false],
    visible: true,
  });
});

it('a sign-in that ends soon is told with two buttons: one only closes it, the other begins the next one', async ({
  desk,
  app,
}) => {
  const page = await addOrganisationForCode(app, desk);
  await approve(app, desk);
  await app.clock.advance(60_000);
  const { organisations } = await snapshotOf(page);
  const organisationId = organisations[0]?.id ?? '';
  await page.evaluate(async (id) => {
    const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
    await bridge.call('organisation.change', { organisationId: id, change: { sessionLengthMs: 20 * 60_000 } });
  }, organisationId);
  await page.keyboard.type('payments-prod readonly');
  await page.keyboard.press('Control+c');
  await app.clock.advance(1_000);
  await app.clock.advance(10 * 60_000);
  await app.pressNotification(app.notifications()[0]?.id ?? 0, 1);
  await app.clock.advance(8 * 60_000);
  const before = (await snapshotOf(page)).organisations[0]?.signIn.state;
  await app.pressNotification(app.notifications()[1]?.id ?? 0, 0);
  await app.clock.advance(500);
  const after = (await snapshotOf(page)).organisations[0]?.signIn.state;
  expect({ notifications: app.notifications().map(({ title, buttons }) => [title, buttons]), before, after }).toEqual({
    notifications: ['10', '2'].map((minutes) => [
      `Sign-in to Northwind ends in ${minutes} minutes`,
      ['Sign in again', 'Later'],
    ]),
    before: 'signed-in',
    after: 'waiting-for-approval',
  });
});
