import type { Ports } from './latchkey.ts';
import { SwitchedNotifier } from '../notifications/filtered-notifier.ts';
import { KeptSettings } from '../storage/retrying-settings.ts';

export interface OwnPorts extends Ports {
  readonly settings: KeptSettings;
}

/**
 * The ports as the parts of core are given them.
 *
 * @param onTrouble told when the disk did not take a change of the settings.
 */
export function ownPorts(given: Ports, onTrouble: (error: unknown) => void): OwnPorts {
  const settings = new KeptSettings(given.settings, onTrouble);
  return { ...given, settings, notifier: new SwitchedNotifier(given.notifier, settings) };
}
