import { hasControl } from '../copy/posix-quoted.ts';
import { goesBefore } from '../export/renewing-shell-lines.ts';
import type { TerminalMaterial } from './posix-script.ts';

/**
 * The same for Windows, as a batch file for the Command Prompt. Programs read the token's file themselves; the variable is for
 * old ones (docs/aws.md#container-credentials).
 *
 * A file beside it is held open as long as the shell runs: Windows deletes no file that is open, by which a later start of
 * Latchkey sees whether it still runs. The last lines are one block, which the Command Prompt reads as a whole before it runs
 * it: the batch file is gone by then.
 *
 * @returns null where a path or a name cannot be written safely.
 */
export function windowsTerminalScript(material: TerminalMaterial): string | null {
  const { address, id, region, tokenFile } = material;
  if (![address, tokenFile, region].every(isSafe)) return null;
  const role = harmless(material.role);
  const lines = [
    '@echo off',
    // UTF-8, in which this file is written.
    'chcp 65001 >nul',
    ...goesBefore.map((name) => `set "${name}="`),
    `set "AWS_CONTAINER_CREDENTIALS_FULL_URI=${address}"`,
    `set "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${tokenFile}"`,
    `set /p AWS_CONTAINER_AUTHORIZATION_TOKEN=<"${tokenFile}"`,
    `set "AWS_REGION=${region}"`,
    `set "AWS_DEFAULT_REGION=${region}"`,
    `set "LATCHKEY_ROLE=${role}"`,
    `title ${harmless(material.title)}`,
    `echo(${harmless(material.line)}`,
    'cd /d "%USERPROFILE%"',
    '"%COMSPEC%" /k 9>"%~f0.lock"',
    'set "latchkey_code=%ERRORLEVEL%"',
    '(',
    `if exist "%USERPROFILE%\\.latchkey\\bin\\latchkey.cmd" call "%USERPROFILE%\\.latchkey\\bin\\latchkey.cmd" terminal-ended ${id} >nul 2>&1 <nul`,
    'exit %latchkey_code%',
    ')',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Within quotes these have no form that a batch file takes as it is, as in `formats.ts`. */
function isSafe(value: string): boolean {
  return !hasControl(value) && !/[%"!]/u.test(value);
}

/** A name is only shown, and outside of quotes: what means something to the Command Prompt is left out. */
function harmless(shown: string): string {
  return shown.replaceAll(/[%"!^&|<>]/gu, '');
}
