/** Clicks on the tray as each system tells of them, and prints what each click asked of the window. */
import { app, Tray } from 'electron';
import { join } from 'node:path';
import { createTray } from '../../../../electron/shell/tray/tray-controller.ts';
import type { Platform } from '../../../../electron/core/ports/platform.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';
import { RecordingLog } from '../../../harness/recording-log.ts';
import { snapshot } from './snapshots.ts';

type Pressed = 'click' | 'double-click';

const made: Tray[] = [];
const on = Reflect.get(Tray.prototype, 'on') as (...values: unknown[]) => Tray;
Tray.prototype.on = function (this: Tray, ...values: unknown[]): Tray {
  made.push(this);
  return on.apply(this, values);
};

/** What one press after another asks for, each so long (ms) after the one before. */
function asked(system: Platform['system'], presses: readonly (readonly [after: number, kind: Pressed])[]): string[] {
  const clock = new ManualClock();
  const calls: string[] = [];
  const tray = createTray({
    system,
    pictures: join(import.meta.dirname, '../../../../build/tray'),
    snapshot: () => snapshot(),
    state: () => 'signed-out',
    nextChange: () => null,
    clock,
    log: new RecordingLog(),
    template: () => [],
    tooltip: () => '',
    act: () => undefined,
    toggle: () => void calls.push('toggle'),
    show: () => void calls.push('show'),
  });
  for (const [after, kind] of presses) {
    clock.tick(after);
    made.at(-1)?.emit(kind, { ctrlKey: false });
  }
  tray.destroy();
  return calls;
}

void app.whenReady().then(() => {
  const [click, doubleClick] = ['click', 'double-click'] as const;
  const seen = {
    linux: asked('linux', [
      [0, click],
      [120, click],
    ]),
    darwin: asked('darwin', [
      [0, click],
      [120, click],
    ]),
    win32: asked('win32', [
      [0, click],
      [120, doubleClick],
    ]),
    slow: asked('linux', [
      [0, click],
      [500, click],
      [500, click],
    ]),
    quick: asked('linux', [
      [0, click],
      [100, click],
      [100, click],
      [700, click],
    ]),
    slowDoubleClick: asked('win32', [
      [0, click],
      [800, doubleClick],
      [100, click],
      [500, click],
    ]),
  };
  console.log(`SEEN ${JSON.stringify(seen)}`);
  app.exit(0);
});
