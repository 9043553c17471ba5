import { variableLine, type VariableFormat } from '../copy/formats.ts';
import { text } from '../../shared/text/text.ts';
import { refuseWords } from './answers.ts';

/** The shells that lines are written for. */
export const shellNames = ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'dotenv'] as const;
export type ShellName = (typeof shellNames)[number];

export function formatOf(shell: ShellName): VariableFormat {
  return shell === 'bash' || shell === 'zsh' ? 'shell' : shell;
}

/** Keys, where they stand, go before all else (docs/aws.md#environment-variables). */
const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'];
/** Some SDKs take a profile that is named for what was meant, whatever keys there are. */
const profileVariables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];
const endpointVariables = [
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];
const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Says which role a program runs with, for a prompt. */
export const roleVariable = 'LATCHKEY_ROLE';

/** What would contradict keys that are set. */
export const besideKeys: readonly string[] = [...profileVariables, ...endpointVariables];

/** What would contradict an address for credentials that is set. */
export function besideEndpoint(set: readonly string[]): readonly string[] {
  return [...keyVariables, ...profileVariables, ...endpointVariables].filter((name) => !set.includes(name));
}

/** All that we ever set. */
export const ownVariables: readonly string[] = [
  ...keyVariables,
  ...endpointVariables,
  ...regionVariables,
  roleVariable,
];

/** What is set, in this order, and what is taken out before. */
export interface Variables {
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly unset: readonly string[];
}

/** Lines that a shell evaluates. Throws a `FailureError` for a value that the shell cannot hold. */
export function linesFor(shell: ShellName, { set, unset }: Variables): string {
  const write = variableLine[formatOf(shell)];
  const gone = shell === 'dotenv' ? '' : unsetLines(shell, unset);
  return `${gone}${set.map(([name, value]) => write(name, value)).join('')}`;
}

/** Lines that take variables out. Throws a `CommandRefusal` for a file of variables, which cannot. */
export function unsetLines(shell: ShellName, names: readonly string[]): string {
  switch (shell) {
    case 'bash':
    case 'zsh':
      return ` unset ${names.join(' ')}\n`;
    case 'fish':
      return ` set -e ${names.join(' ')}\n`;
    case 'powershell':
      return `Remove-Item -ErrorAction SilentlyContinue ${names.map((name) => `Env:${name}`).join(', ')}\n`;
    case 'cmd':
      return names.map((name) => `set "${name}="\r\n`).join('');
    case 'dotenv':
      return refuseWords(text('command.unset-dotenv'));
  }
}
