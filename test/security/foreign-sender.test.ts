import { guards, secondGuards } from '../mutants/guards.ts';
import { expectHeld, windowTest as it } from './support/window-test.ts';

it('a frame within the page gets no answer', ({ tried }) =>
  expectHeld(tried, guards['a frame within the page gets no answer']));

it('a page of another origin gets none', ({ tried }) =>
  expectHeld(tried, secondGuards['a page of another origin gets no answer']));

it('what does not fit its schema is refused', ({ tried }) =>
  expectHeld(tried, guards['what a command does not know is refused']));

it('what is far too large is refused unread', ({ tried }) =>
  expectHeld(tried, guards['what is far too large is refused unread']));
