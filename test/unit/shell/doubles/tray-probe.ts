/** Updates the tray with one change after another, and prints what Electron was told each time. */
import { app, Tray } from 'electron';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTray, type TrayController } from '../../../../electron/shell/tray/tray-controller.ts';
import type { TrayState } from '../../../../electron/shell/tray/tray-state.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';
import { RecordingLog } from '../../../harness/recording-log.ts';
import { snapshot } from './snapshots.ts';

let calls: string[] = [];
for (const name of ['setImage', 'setToolTip', 'setContextMenu'] as const) {
  const call = Reflect.get(Tray.prototype, name) as (...values: unknown[]) => void;
  Tray.prototype[name] = function (this: Tray, ...values: unknown[]): void {
    calls.push(name);
    call.apply(this, values);
  };
}

/** The tray's pictures, that of an ended sign-in damaged. */
const pictures = join(process.env['HOME'] ?? '', 'tray');
cpSync(join(import.meta.dirname, '../../../../build/tray'), pictures, { recursive: true });
writeFileSync(join(pictures, 'linux/expired-22.png'), 'no picture');

const shown = { state: 'signed-out' as TrayState, tooltip: 'signed out', label: 'Quit' };
const log = new RecordingLog();

function makeTray(): TrayController {
  return createTray({
    system: 'linux',
    pictures,
    snapshot: () => snapshot(),
    state: () => shown.state,
    nextChange: () => null,
    clock: new ManualClock(),
    log,
    template: () => [{ type: 'line', label: shown.label }],
    tooltip: () => shown.tooltip,
    act: () => undefined,
    toggle: () => undefined,
    show: () => undefined,
  });
}

void app.whenReady().then(() => {
  const tray = makeTray();
  const told = (change: Partial<typeof shown>): string[] => {
    calls = [];
    Object.assign(shown, change);
    tray.update();
    return calls;
  };
  const seen = {
    first: calls,
    unchanged: told({}),
    state: told({ state: 'signed-in' }),
    tooltip: told({ tooltip: 'signed in' }),
    label: told({ label: 'Exit' }),
    damaged: told({ state: 'expired' }),
    damagedStill: told({}),
    mended: told({ state: 'signed-out' }),
  };
  tray.destroy();
  calls = [];
  shown.state = 'expired';
  makeTray();
  console.log(`SEEN ${JSON.stringify({ ...seen, log: log.lines })}`);
  app.exit(0);
});
