import { spawn } from 'node:child_process';

/**
 * Starts the app so that neither this terminal nor the end of this program reaches it. Resolves with whether the system could start
 * it.
 *
 * @param command the program and its words: of a build from sources Electron and the folder.
 */
export function startApp([program = '', ...words]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const app = spawn(program, words, { detached: true, stdio: 'ignore' });
    app.once('error', () => resolve(false));
    app.once('spawn', () => {
      app.unref();
      resolve(true);
    });
  });
}
