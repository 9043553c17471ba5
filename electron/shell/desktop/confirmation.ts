import type { Dialog } from 'electron';
import type { Confirmation } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';

/** A message box of the system. Whatever closes it but the button that agrees is a no, and Enter is a no as well. */
export function createConfirmation(dialog: Pick<Dialog, 'showMessageBox'>): Confirmation {
  return {
    async ask({ question, detail, agree }) {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: question,
        detail,
        buttons: [agree, text('action.cancel')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      return response === 0;
    },
  };
}
