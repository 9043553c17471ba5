import type { Role } from '../../../contract/identifiers.ts';
import { roleRegion } from '../../console/open-console.ts';
import { FailureError } from '../../failures/fail.ts';
import { Secret } from '../../secret.ts';
import { isoSeconds } from '../../time/instant.ts';
import type { Command, Context } from '../command.ts';
import type { CommandAnswer, CommandRequest } from '../command-request.ts';
import { organisation } from '../options.ts';
import { openEndpoint } from '../role-endpoint.ts';
import { roleLabel, roleOfCall } from '../role-of-call.ts';
import { besideEndpoint, besideKeys, linesFor, roleVariable, type Variables } from '../variables.ts';

const own = { name: 'run', usage: 'ROLE -- COMMAND…' } as const;

/** `latchkey run`: the variables with which the client becomes the command that is to be run. */
export const run: Command = {
  ...own,
  least: 1,
  most: 1,
  completes: ['role'],
  options: [{ name: 'renew', value: null, help: 'command.option-run-renew' }, organisation],
  help: 'command.help-run',
  async run(context, call) {
    const role = roleOfCall(context, call, own);
    const { set, unset } = call.options.has('renew') ? await renewing(context, role) : await withKeys(context, role);
    const named: Variables = { set: [...set, [roleVariable, roleLabel(context, role)]], unset };
    return { next: 'run', text: new Secret(written(named, context.request)) } satisfies CommandAnswer;
  },
};

/** What a program is called that asks through the command, where it does not say. */
export function programOf({ program }: Pick<CommandRequest, 'program'>): string {
  return program === '' ? 'latchkey' : program;
}

async function withKeys({ features, request }: Context, role: Role): Promise<Variables> {
  const result = await features.programs.credentialsFor(role, { program: programOf(request) }, 'commands');
  if (!result.ok) throw new FailureError(result.failure);
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = result.value;
  const region = roleRegion(features, role);
  return {
    set: [
      ['AWS_ACCESS_KEY_ID', accessKeyId],
      ['AWS_SECRET_ACCESS_KEY', secretAccessKey.reveal()],
      ['AWS_SESSION_TOKEN', sessionToken.reveal()],
      ['AWS_CREDENTIAL_EXPIRATION', isoSeconds(expiresAt)],
      ['AWS_REGION', region],
      ['AWS_DEFAULT_REGION', region],
    ],
    unset: besideKeys,
  };
}

/** Old tools know the token's variable alone, SDKs read its file anew each time (docs/aws.md#container-credentials). */
async function renewing(context: Context, role: Role): Promise<Variables> {
  const { address, tokenFile, token, region } = await openEndpoint(context, role, 'shell');
  const set = [
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', address],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', tokenFile],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN', token.reveal()],
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
  ] as const;
  return { set, unset: besideEndpoint(set.map(([name]) => name)) };
}

function written(variables: Variables, { variables: form }: CommandRequest): string {
  if (form === 'posix') return linesFor('bash', variables);
  const gone = variables.unset.map((name) => [name, null] as const);
  return `${JSON.stringify(Object.fromEntries([...gone, ...variables.set]))}\n`;
}
