/**
 * `npm run demo`: a narrated tour of the built app, without an AWS account and without a display. The app runs on the
 * stand-in for Electron, AWS is the simulator. `npm run demo -- --app` opens the real app on the same simulator,
 * `npm run demo -- --desktop` takes the tour on real Electron on a Linux desktop of its own.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { giveDesktopTour } from './desktop-tour.ts';
import { mask } from './mask.ts';
import { Narrator } from './narrator.ts';
import { openRealApp } from './real-app.ts';
import { roleSteps } from './role-steps.ts';
import { setStage, type Stage } from './stage.ts';
import { signInSteps } from './sign-in-steps.ts';
import type { Tour } from './tour.ts';

const { values } = parseArgs({
  options: {
    app: { type: 'boolean', default: false },
    desktop: { type: 'boolean', default: false },
    /** Another build of the main process, such as the packed one. */
    main: { type: 'string', default: 'out/main/main.js' },
    pictures: { type: 'string', default: join(import.meta.dirname, '../../demo') },
  },
});
process.exitCode = await give();

function give(): Promise<number> {
  if (values.app) return openRealApp();
  return values.desktop ? giveDesktopTour(values.pictures) : giveTour();
}

/** @returns the exit code: 0 only if every step held. */
async function giveTour(): Promise<number> {
  const started = performance.now();
  const narrator = new Narrator(values.pictures);
  await narrator.begin();
  console.log('A tour of Latchkey: the built app on a stand-in for Electron, against a simulated IAM Identity Center.');
  const stage = await setStage(values.main).catch((error: unknown) => {
    console.log(`Latchkey did not start: ${mask(String(error))}`);
    return null;
  });
  if (stage === null) return 1;
  const tour: Tour = { stage, narrator, window: () => stage.app.window() };
  try {
    for (const step of [...signInSteps, ...roleSteps]) {
      narrator.step(step.title);
      await step.run(tour);
    }
  } catch (error) {
    narrator.failure(error);
    await pictureOfFailure(tour);
    console.log(`\nThe app's output and log:\n${mask(`${stage.app.log()}\n${await logFileOf(stage)}`)}`);
    return 1;
  } finally {
    await stage.clear();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `\nAll ${narrator.steps} steps held, in ${seconds} s. ${narrator.pictures} pictures are in ${relative(process.cwd(), values.pictures)}/.`,
  );
  return 0;
}

/** Of no use when the app is gone; then there is none. */
async function pictureOfFailure({ narrator, window }: Tour): Promise<void> {
  try {
    await narrator.picture('failed', await window());
  } catch {
    // The log below tells what there is to tell.
  }
}

async function logFileOf({ home }: Stage): Promise<string> {
  try {
    return await readFile(join(home, '.config/Latchkey/latchkey.log'), 'utf8');
  } catch {
    return '(no log file)';
  }
}
