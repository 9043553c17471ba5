import type { Role } from '../../../contract/identifiers.ts';
import { text } from '../../../shared/text/text.ts';
import { roleRegion } from '../../console/open-console.ts';
import { copyText } from '../../copy/copy-text.ts';
import { posixQuoted } from '../../copy/posix-quoted.ts';
import { renewingShellLines } from '../../export/renewing-shell-lines.ts';
import { failure, FailureError } from '../../failures/fail.ts';
import { Secret } from '../../secret.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Call, Command, Context } from '../command.ts';
import { organisation } from '../options.ts';
import { openEndpoint } from '../role-endpoint.ts';
import { roleOfCall } from '../role-of-call.ts';
import {
  besideEndpoint,
  besideKeys,
  formatOf,
  linesFor,
  ownVariables,
  shellNames,
  unsetLines,
  type ShellName,
} from '../variables.ts';
import { programOf } from './run.ts';

const own = { name: 'env', usage: 'ROLE' } as const;

/** `latchkey env`: lines that the shell which evaluates them gets the credentials by. */
export const env: Command = {
  ...own,
  least: 0,
  most: 1,
  completes: ['role'],
  options: [
    { name: 'shell', value: 'SHELL', values: shellNames, completes: 'shell', help: 'command.option-shell' },
    { name: 'renew', value: null, help: 'command.option-renew' },
    { name: 'remote', value: null, help: 'command.option-remote' },
    { name: 'unset', value: null, help: 'command.option-unset' },
    organisation,
  ],
  help: 'command.help-env',
  async run(context, call) {
    const shell = shellOf(call);
    needOne(call);
    if (call.options.has('unset')) return printed(unsetLines(shell, ownVariables));
    const role = roleOfCall(context, call, own);
    if (call.options.has('renew')) return printed(await renewing(context, role, shell));
    if (call.options.has('remote')) return printed(await remote(context, role, shell));
    return printed(await withKeys(context, role, shell));
  },
};

function shellOf(call: Call): ShellName {
  return shellNames.find((name) => name === call.options.get('shell')) ?? 'bash';
}

function needOne({ options }: Call): void {
  const [one, other] = ['renew', 'remote', 'unset'].filter((name) => options.has(name));
  if (one !== undefined && other !== undefined) refuseWords(text('command.options-apart', { one, other }));
}

/** `AWS_PROFILE` and the like would go before what is set, for some SDKs. */
async function withKeys(context: Context, role: Role, shell: ShellName): Promise<Secret> {
  const { features, request } = context;
  const result = await features.programs.credentialsFor(role, { program: programOf(request) }, 'commands');
  if (!result.ok) throw new FailureError(result.failure);
  // A profile stands in other formats only, and naming one takes long where there are thousands.
  const target = { region: roleRegion(features, role), profile: '' };
  const lines = copyText(formatOf(shell), result.value, target);
  return new Secret(`${linesFor(shell, { set: [], unset: besideKeys })}${lines.reveal()}`);
}

/** The token stays in its file, which the lines read when they run. */
async function renewing(context: Context, role: Role, shell: ShellName): Promise<Secret> {
  if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish') refuseWords(text('command.renew-shells'));
  const { address, tokenFile, region } = await openEndpoint(context, role, 'shell');
  const lines =
    shell === 'fish' ? fishLines(address, tokenFile, region) : renewingShellLines({ address, tokenFile, region });
  if (lines === null) throw new FailureError(failure('format-cannot-hold', {}, null, 'failure.copy-path'));
  return new Secret(lines);
}

/** Within single quotes fish knows `\\'` and `\\\\`, so that what POSIX shells need to leave a quote would be read otherwise. */
function fishLines(address: string, tokenFile: string, region: string): string | null {
  if (posixQuoted(tokenFile) === null || /['\\]/u.test(tokenFile)) return null;
  const set = [
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', address],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', tokenFile],
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
  ] as const;
  const token = ` set -gx AWS_CONTAINER_AUTHORIZATION_TOKEN (cat -- '${tokenFile}')\n`;
  return `${linesFor('fish', { set, unset: besideEndpoint(set.map(([name]) => name)) })}${token}`;
}

/**
 * For the far end of `ssh -R PORT:127.0.0.1:PORT`, where there is no file of ours: the token stands in the lines. It is good
 * for this role alone, and only as long as it is not revoked.
 */
async function remote(context: Context, role: Role, shell: ShellName): Promise<Secret> {
  const { address, token, region } = await openEndpoint(context, role, 'ssh');
  const set = [
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', address],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN', token.reveal()],
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
  ] as const;
  return new Secret(linesFor(shell, { set, unset: besideEndpoint(set.map(([name]) => name)) }));
}
