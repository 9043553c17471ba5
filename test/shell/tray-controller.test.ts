import { expect, it } from 'vitest';
import { seenBy } from './doubles/run-probe.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

it('tells Electron of the tray only what has changed', async () => {
  expect(await seenBy('tray-probe.ts', temporaryFolder())).toEqual({
    first: ['setToolTip', 'setContextMenu'],
    unchanged: [],
    state: ['setImage'],
    tooltip: ['setToolTip'],
    label: ['setContextMenu'],
  });
});
