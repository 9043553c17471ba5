import { expect, it } from 'vitest';
import { seenBy } from './doubles/run-probe.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

it('tells Electron of the tray only what has changed, and logs a picture that does not load', async () => {
  expect(await seenBy('tray-probe.ts', temporaryFolder())).toEqual({
    first: ['setToolTip', 'setContextMenu'],
    unchanged: [],
    state: ['setImage'],
    tooltip: ['setToolTip'],
    label: ['setContextMenu'],
    damaged: [],
    damagedStill: [],
    mended: ['setImage'],
    log: [
      'error The tray picture expired-22.png does not load.',
      'error The tray picture expired-22.png does not load.',
    ],
  });
});

it('shows the window at a double click, and hides it at a later click', async () => {
  expect(await seenBy('tray-clicks-probe.ts', temporaryFolder())).toEqual({
    linux: ['toggle', 'show'],
    darwin: ['toggle', 'show'],
    win32: ['toggle', 'show'],
    slow: ['toggle', 'toggle', 'toggle'],
    quick: ['toggle', 'show', 'show', 'toggle'],
    // The time of Windows can be set longer.
    slowDoubleClick: ['toggle', 'show', 'show', 'toggle'],
  });
});
