import { spawn } from 'node:child_process';

/**
 * Starts a program that lives on by itself, without a shell, so that no argument means more than its text. The program is
 * a whole path, or a name that the system looks up on PATH. Resolves once it runs; rejects when it cannot be started.
 *
 * Not `windowsHide`: on Windows it hides the first window of the program too (libuv, UV_PROCESS_WINDOWS_HIDE).
 */
export function startProgram(program: string, programArguments: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { detached: true, shell: false, stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
