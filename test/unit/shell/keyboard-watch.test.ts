import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import { watchKeyboard } from '../../../electron/shell/desktop/clipboard/keyboard-watch.ts';

function desk(matters: boolean) {
  const app = new EventEmitter();
  const state = { has: false };
  const keyboard = watchKeyboard(app as unknown as App, () => state.has, matters);
  return { app, state, keyboard };
}

it('waits for nothing where the keyboard does not matter, or a window has it', () => {
  const [elsewhere, here] = [desk(false), desk(true)];
  here.state.has = true;
  expect({ elsewhereKeyboard: elsewhere.keyboard(), hereKeyboard: here.keyboard() }).toEqual({
    elsewhereKeyboard: null,
    hereKeyboard: null,
  });
});

it('settles for all who wait when a window gets it, and waits anew after that', async () => {
  const { app, keyboard } = desk(true);
  const [first, second] = [keyboard(), keyboard()];
  const listeners = app.listenerCount('browser-window-focus');
  app.emit('browser-window-focus');
  await Promise.all([first, second]);
  expect({ listeners, another: keyboard() === first }).toEqual({ listeners: 1, another: false });
});
