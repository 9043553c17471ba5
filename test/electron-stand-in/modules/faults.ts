/** The faults of this computer, which a test may change while the app runs. */
import { settings } from '../channel/settings.ts';
import type { Faults } from '../channel/settings.ts';
import { onCommand } from './commands.ts';

let listeners: (() => void)[] = [];

/** Resolves once the faults are such, perhaps at once. */
export async function untilFaults(are: (faults: Faults) => boolean): Promise<void> {
  while (!are(settings.faults)) await new Promise<void>((resolve) => listeners.push(resolve));
}

onCommand('faults', (value) => {
  Object.assign(settings.faults, value as Partial<Faults>);
  const told = listeners;
  listeners = [];
  for (const listener of told) listener();
});
