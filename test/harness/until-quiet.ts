/** Turns of the event loop without traffic after which nothing more is expected. */
const quietTurns = 5;

/** Lets everything that is on its way arrive: returns once `isBusy` has been false for some turns of the event loop. */
export async function untilQuiet(isBusy: () => boolean = () => false, turns = quietTurns): Promise<void> {
  for (let quiet = 0; quiet < turns;) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = isBusy() ? 0 : quiet + 1;
  }
}
