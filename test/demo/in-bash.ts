import { spawn } from 'node:child_process';
import { join } from 'node:path';

const callerIdentity = join(import.meta.dirname, '../harness/get-caller-identity.ts');

export interface BashOutcome {
  code: number | null;
  output: string;
  errors: string;
}

/**
 * Pastes what was copied into a real bash and lets a small program there ask STS who it is. The program is signed by
 * AWS's own signer and sees nothing but the variables of that shell.
 *
 * @param now ms since 1970 on the moved clock, since a signature bears its time.
 */
export function whoAmIInBash(pasted: string, stsUrl: string, now: number): Promise<BashOutcome> {
  return new Promise((resolve, reject) => {
    const bash = spawn('bash', ['--norc', '--noprofile'], {
      env: { PATH: process.env['PATH'], AWS_ENDPOINT_URL_STS: stsUrl, LATCHKEY_TEST_NOW: String(now) },
    });
    let output = '';
    let errors = '';
    bash.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    bash.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    bash.on('error', reject);
    bash.on('close', (code) => resolve({ code, output: output.trim(), errors: errors.trim() }));
    bash.stdin.end(`${pasted}\n"${process.execPath}" "${callerIdentity}"\n`);
  });
}
