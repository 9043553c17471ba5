import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { layDesk, signIn } from '../e2e/support/desk.ts';
import { closeSharedChromium } from '../electron-stand-in/launch.ts';
import { awsCommand } from '../harness/aws-command.ts';
import { writeRuleSets } from '../harness/rule-sets.ts';
import { runProgram, type Ended } from '../harness/run-program.ts';

/** The built app, signed in to the simulator, for a person at a shell. */
export interface DocsApp {
  /** Types lines into a shell of its own, started by the given words; those of POSIX end at the first line that fails. */
  readonly typed: (shell: readonly [program: string, ...words: string[]], lines: string) => Promise<Ended>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the app with 12 accounts, `payments-prod` among them, in a temporary home.
 *
 * @throws Error where AWS CLI 2 is not on this computer.
 */
export async function startDocsApp(): Promise<DocsApp> {
  const aws = awsCommand();
  if (aws === undefined) throw new Error('AWS CLI 2 is not on this computer; Debian has it in the package awscli.');
  const desk = await layDesk({ accounts: 12, seed: 7 });
  const close = async (): Promise<void> => {
    await desk.clear();
    await closeSharedChromium();
  };
  try {
    const app = await desk.startApp();
    await signIn(app, desk);
    await writeRuleSets(desk.home, `${desk.simulator.url}/{Region}`);
    // Another `aws` may come first in this computer's PATH.
    const programs = join(desk.home, 'programs');
    await mkdir(programs);
    const { stdout } = await runProgram('which', [aws]);
    await symlink(stdout.trim(), join(programs, 'aws'));
    const environment = {
      HOME: desk.home,
      PATH: `${programs}:${dirname(launcherPath(desk.home))}:${process.env['PATH'] ?? ''}`,
      LANG: 'C.UTF-8',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    };
    return {
      async typed([program, ...words], lines) {
        // As a word: what a block starts could read the rest of it from standard input.
        const ended = await runProgram(program, [...words, lines], { env: environment, cwd: desk.home });
        // What is written a while later, such as a link that was taken out, is there for the next.
        await app.clock.advance(5_000);
        return ended;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
