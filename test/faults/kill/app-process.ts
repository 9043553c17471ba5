/**
 * The app, started on a data folder, to be killed: `app-process.ts PLACE STEP`, both JSON. Tells its parent `held` when it has
 * come to the step, and `done` when its start has come to rest.
 */
import fs from 'node:fs';
import * as v from 'valibot';
import { AppOnDisk } from './app-on-disk.ts';
import { HeldStep, steps, type Step } from './held-step.ts';

const placeSchema = v.object({
  folder: v.string(),
  url: v.string(),
  startUrl: v.string(),
  region: v.string(),
  organisationId: v.string(),
  now: v.number(),
});
// Whoever is to be killed must not end by itself, unless the parent is gone.
process.on('message', () => undefined);
process.on('disconnect', () => process.exit());
const [, , place = '', step = ''] = process.argv;
const held = new HeldStep(v.parse(v.nullable(v.picklist(steps)), JSON.parse(step)), () => process.send?.('held'));
holdWriting(held);
const app = new AppOnDisk(v.parse(placeSchema, JSON.parse(place)), held);
process.send?.('begins');
await app.latchkey.start();
await app.advance(1000);
process.send?.('done');

/** write-file-atomic asks `fs` for each function as it needs it, so that a write can be stopped between any two of them. */
function holdWriting(held: HeldStep): void {
  stopAfter('open', 'the new file is open');
  stopAfter('write', 'the new file is written');
  stopAfter('fsync', 'the new file is flushed');
  stopAfter('rename', 'the new file is in its place');

  function stopAfter(name: 'open' | 'write' | 'fsync' | 'rename', step: Step): void {
    if (!held.is(step)) return;
    const real: (...args: unknown[]) => void = fs[name].bind(fs) as never;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        const done = args.pop() as (...results: unknown[]) => void;
        real(...args, (...results: unknown[]) => {
          void held.pass(step).then(() => done(...results));
        });
      },
    });
  }
}
