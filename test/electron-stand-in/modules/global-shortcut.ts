import { settings } from '../channel/settings.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { isReady } from './readiness.ts';

const registered = new Map<string, () => void>();

export const globalShortcut = throwingByName('globalShortcut', {
  /** @returns false when another program, or this one, holds the accelerator already. */
  register(accelerator: string, callback: () => void): boolean {
    refuseBeforeReady();
    if (registered.has(accelerator) || settings.faults.takenShortcuts.includes(accelerator)) return false;
    registered.set(accelerator, callback);
    return true;
  },
  unregister(accelerator: string): void {
    refuseBeforeReady();
    registered.delete(accelerator);
  },
  unregisterAll(): void {
    refuseBeforeReady();
    registered.clear();
  },
  isRegistered(accelerator: string): boolean {
    return registered.has(accelerator);
  },
});

function refuseBeforeReady(): void {
  if (!isReady() && rule('shortcut-after-ready'))
    throw new Error('globalShortcut cannot be used before the app is ready');
}

onCommand('shortcut', (value) => {
  const callback = registered.get(String(value));
  if (callback === undefined)
    throw new Error(`No shortcut ${String(value)} is registered; there are: ${[...registered.keys()].join(', ')}`);
  callback();
});
