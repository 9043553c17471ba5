/** Updates the tray with one change after another, and prints what Electron was told each time. */
import { app, Tray } from 'electron';
import { join } from 'node:path';
import { createTray } from '../../../electron/shell/tray/tray-controller.ts';
import type { TrayState } from '../../../electron/shell/tray/tray-state.ts';
import { manualClock } from './manual-clock.ts';
import { snapshot } from './snapshots.ts';

let calls: string[] = [];
for (const name of ['setImage', 'setToolTip', 'setContextMenu'] as const) {
  const call = Reflect.get(Tray.prototype, name) as (...values: unknown[]) => void;
  Tray.prototype[name] = function (this: Tray, ...values: unknown[]): void {
    calls.push(name);
    call.apply(this, values);
  };
}

void app.whenReady().then(() => {
  const shown = { state: 'signed-out' as TrayState, tooltip: 'signed out', label: 'Quit' };
  const tray = createTray({
    system: 'linux',
    pictures: join(import.meta.dirname, '../../../build/tray'),
    snapshot: () => snapshot(),
    state: () => shown.state,
    nextChange: () => null,
    clock: manualClock(),
    template: () => [{ type: 'line', label: shown.label }],
    tooltip: () => shown.tooltip,
    act: () => undefined,
    toggle: () => undefined,
  });
  const told = (change: Partial<typeof shown>): string[] => {
    calls = [];
    tray.update();
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
  };
  console.log(`SEEN ${JSON.stringify(seen)}`);
  app.exit(0);
});
