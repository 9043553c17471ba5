import { expect, it } from 'vitest';
import { createConfirmation } from '../../../electron/shell/desktop/confirmation.ts';

it.each([
  [0, true],
  [1, false],
])('a dialog that ends with button %i: %s, and Enter and Esc are a no', async (response, agreed) => {
  const shown: unknown[] = [];
  const dialog = {
    showMessageBox: (options: object) => {
      shown.push(options);
      return Promise.resolve({ response, checkboxChecked: false });
    },
  };
  const asked = { question: 'Use it?', detail: 'firefox', agree: 'Use program' };
  expect({ ask: await createConfirmation(dialog).ask(asked), shown }).toEqual({
    ask: agreed,
    shown: [
      {
        type: 'question',
        message: 'Use it?',
        detail: 'firefox',
        buttons: ['Use program', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      },
    ],
  });
});
