import { expect, it } from 'vitest';
import { instant } from '../../../electron/core/time/instant.ts';
import { stateLine } from '../../../electron/shell/tray/state-line.ts';
import { organisation } from './doubles/snapshots.ts';

it.each([
  ['good', 'Northwind: signed in since 9:04'],
  ['refreshing', 'Northwind: signed in since 9:04'],
  ['throttled', 'Northwind: signed in since 9:04'],
  ['offline', 'Northwind: signed in, no connection'],
  ['not-aws', 'Northwind: signed in, the network asks for something'],
  ['trouble', 'Northwind: signed in, AWS answers with errors'],
] as const)('with a way to AWS that is %s the menu says "%s"', (connection, said) => {
  const line = stateLine(
    organisation({ state: 'signed-in', since: instant(0), connection, end: null, problem: null }),
    { system: 'linux', clockTime: () => '9:04', now: 0, clockOffset: 0 },
  );
  expect(line).toBe(said);
});
