import { onTestFinished } from 'vitest';
import { startIdentityCenter } from '../identity-center/start.ts';
import type { IdentityCenterOptions, RunningIdentityCenter } from '../identity-center/start.ts';

/** The instant tests stand still at. */
export const NOON = Date.UTC(2026, 2, 14, 12, 0, 0);

/** A simulator that ends with the test and whose clock stands still unless moved. */
export async function started(options: IdentityCenterOptions = {}): Promise<RunningIdentityCenter> {
  const running = await startIdentityCenter({ now: () => NOON, ...options });
  onTestFinished(() => running.close());
  return running;
}
