import type { Ports } from './latchkey.ts';
import { FilteredNotifier } from '../notifications/filtered-notifier.ts';
import { RetryingSettings } from '../storage/retrying-settings.ts';

export interface OwnPorts extends Ports {
  readonly settings: RetryingSettings;
}

/**
 * The ports as the parts of core are given them.
 *
 * @param onTrouble told when the disk did not take a change of the settings.
 */
export function ownPorts(given: Ports, onTrouble: (error: unknown) => void): OwnPorts {
  const settings = new RetryingSettings(given.settings, onTrouble);
  return { ...given, settings, notifier: new FilteredNotifier(given.notifier, settings) };
}
