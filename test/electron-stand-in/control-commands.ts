/** The commands of the control channel: each mirrors a method of `RunningApp`. */
import type { RunningApp } from './running-app.ts';

export type ControlCommand = (value: unknown) => unknown;

/** A wrong value is refused with what the command wants. */
export function controlCommands(app: RunningApp): Record<string, ControlCommand> {
  return {
    'tray.click': () => app.tray.click(),
    'tray.rightClick': () => app.tray.rightClick(),
    'tray.doubleClick': () => app.tray.doubleClick(),
    'tray.menu': () => app.tray.menu(),
    'tray.clickMenu': (value) => app.tray.clickMenu(menuTarget(value)),
    'tray.state': () => app.tray.state(),
    'applicationMenu.read': () => app.applicationMenu.read(),
    'applicationMenu.click': (value) => app.applicationMenu.click(menuTarget(value)),
    'clipboard.read': () => app.clipboard.read(),
    'clipboard.write': (value) => app.clipboard.write(text(value)),
    'clipboard.selection': () => app.clipboard.selection(),
    'clipboard.select': (value) => app.clipboard.select(text(value)),
    'power.suspend': () => app.power.suspend(),
    'power.resume': () => app.power.resume(),
    'power.lockScreen': () => app.power.lockScreen(),
    'power.unlockScreen': () => app.power.unlockScreen(),
    'power.onBattery': () => app.power.onBattery(),
    'power.onAc': () => app.power.onAc(),
    'power.shutdown': () => app.power.shutdown(),
    'power.idle': (value) => app.power.idle(number(value)),
    'clock.advance': (value) => app.clock.advance(milliseconds(value)),
    'clock.now': () => app.clock.now(),
    'clock.settle': () => app.clock.settle(),
    openedLinks: () => app.openedLinks(),
    openedPaths: () => app.openedPaths(),
    notifications: () => app.notifications(),
    'notification.click': (value) => app.clickNotification(number(value)),
    'notification.press': (value) => app.ask('notification.press', value),
    dialogs: () => app.dialogs(),
    console: () => app.console(),
    refusedRequests: () => app.refusedRequests(),
    fetches: () => app.fetches(),
    ipc: () => app.ipc(),
    log: () => app.log(),
    windows: () => app.windows(),
    'window.blur': (value) => app.blurWindow(number(value)),
    'window.focus': (value) => app.focusWindow(number(value)),
    'window.drag': (value) => app.ask('window.drag', value),
    'window.close': (value) => app.closeWindow(number(value)),
    'window.crash': (value) => app.crashWindow(value === undefined ? 0 : number(value)),
    'window.hang': (value) => app.ask('window.hang', value),
    'dialog.press': (value) => app.pressDialog(number(value)),
    'process.gone': (value) => app.ask('app.childProcessGone', value),
    shortcut: (value) => app.pressShortcut(text(value)),
    faults: (value) => app.ask('faults', value),
    displays: (value) => app.ask('displays', value),
    theme: (value) => app.ask('theme', value),
    permission: (value) => app.askPermission(text(value)),
    cdp: () => app.cdpAddress(),
    quit: () => app.quit(),
  };
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`A JSON string is wanted, not ${JSON.stringify(value)}.`);
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`A JSON number is wanted, not ${JSON.stringify(value)}.`);
  return value;
}

function milliseconds(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'ms' in value) return number(value.ms);
  return number(value);
}

function menuTarget(value: unknown): string | string[] {
  if (Array.isArray(value)) return value.map(text);
  return text(value);
}
