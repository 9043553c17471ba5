import { anyFrame } from '../mutants/edits.ts';
import { guards, secondGuards } from '../mutants/guards.ts';
import { patchedBuild } from '../mutants/patched-build.ts';
import { expectHeld, windowTest as it } from './support/window-test.ts';

it('a frame within the page gets no answer', ({ tried }) =>
  expectHeld(tried, guards['a frame within the page gets no answer']));

it('a page of another origin gets none, even where every frame counts as a main frame', async ({ start }) => {
  const build = await patchedBuild('security, any frame', [anyFrame]);
  await expectHeld(await start(build), secondGuards['a page of another origin gets no answer']);
});

it('what does not fit its schema is refused', ({ tried }) =>
  expectHeld(tried, guards['what a command does not know is refused']));

it('what is far too large is refused unread', ({ tried }) =>
  expectHeld(tried, guards['what is far too large is refused unread']));
