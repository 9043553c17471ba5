import { test } from 'vitest';
import type { IdentityCenterOptions } from '../../identity-center/start.ts';
import { layDesk } from './desk.ts';

/** A desk for each test, cleared after it; `app` is started on it, and `organisation` tells of the simulator. */
export const deskTest = test
  .extend('organisation', (): IdentityCenterOptions => ({}))
  .extend('desk', async ({ organisation }, { onCleanup }) => {
    const desk = await layDesk(organisation);
    onCleanup(() => desk.clear());
    return desk;
  })
  .extend('app', ({ desk }) => desk.startApp());

/** The same for the whole file, whose tests go on from each other. */
export const stepsTest = test
  .extend('organisation', { scope: 'file' }, (): IdentityCenterOptions => ({}))
  .extend('desk', { scope: 'file' }, async ({ organisation }, { onCleanup }) => {
    const desk = await layDesk(organisation);
    onCleanup(() => desk.clear());
    return desk;
  })
  .extend('app', { scope: 'file' }, ({ desk }) => desk.startApp());
