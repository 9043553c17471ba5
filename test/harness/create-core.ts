import { createLatchkey } from '../../electron/core/app/create-latchkey.ts';
import type { Latchkey, Ports } from '../../electron/core/app/latchkey.ts';
import { createTestPorts, type TestPorts } from './ports.ts';

/**
 * The core as the product composes it.
 *
 * @param doubles the doubles that the caller looks at; the rest are made.
 * @param real ports in place of doubles.
 */
export function createCore(doubles: Partial<TestPorts>, real: Partial<Ports> = {}): Latchkey {
  return createLatchkey({ ...createTestPorts(doubles), ...real });
}
