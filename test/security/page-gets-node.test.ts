import { guards } from '../mutants/guards.ts';
import { expectHeld, windowTest as it } from './support/window-test.ts';

it('it runs in a sandbox, apart from preload and Node', ({ tried }) =>
  expectHeld(tried, guards['the page runs in a sandbox, apart from preload and Node']));

it('it sees two functions and nothing of Electron', ({ tried }) =>
  expectHeld(tried, guards['the page sees two functions and nothing of Electron']));
