import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { awsCommand } from '../harness/aws-command.ts';
import { outputOf } from '../harness/run-program.ts';
import { writeRuleSets } from '../harness/rule-sets.ts';
import { homeFor, tokenFile } from './aws-clients.ts';
import { started } from './running.ts';

const command = awsCommand();
if (command === undefined)
  console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so nothing shows that it can sign in to the simulator.');

test.skipIf(command === undefined)('AWS CLI 2 signs in, lists accounts, and says who it is', async () => {
  const aws = command ?? '';
  const running = await started({ now: Date.now });
  const home = await homeFor(running, 'arn:aws:iam::555566667777:role/deployer');
  const url = `${running.url}/us-east-1`;
  await writeRuleSets(home, url);
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_ENDPOINT_URL_SSO: url,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_ENDPOINT_URL_STS: url,
  };
  const json = async (...args: string[]): Promise<unknown> =>
    JSON.parse(await outputOf(aws, [...args, '--output', 'json'], { env }));

  const login = spawn(aws, ['sso', 'login', '--no-browser', '--profile', 'power', ...deviceFlow(aws)], { env });
  await running.control.whenAsked('StartDeviceAuthorization', 1);
  running.control.approveDevice(running.control.devices()[0]?.userCode ?? '', 'ada@example.com');
  expect(await exitCode(login)).toBe(0);

  const { accessToken } = v.parse(
    v.object({ accessToken: v.string() }),
    JSON.parse(await readFile(tokenFile(home), 'utf8')),
  );
  const listed = await json('sso', 'list-accounts', '--access-token', accessToken, '--region', 'us-east-1');
  const { accountList } = v.parse(v.object({ accountList: v.array(v.looseObject({ accountId: v.string() })) }), listed);
  expect(accountList.map((account) => account.accountId)).toEqual(running.control.accounts().map(({ id }) => id));

  const role = running.control.identity.reservedRole('111122223333', 'PowerUserAccess');
  expect(await json('sts', 'get-caller-identity', '--profile', 'power')).toEqual({
    UserId: `${role.roleId}:ada@example.com`,
    Account: '111122223333',
    Arn: `arn:aws:sts::111122223333:assumed-role/${role.name}/ada@example.com`,
  });
  await outputOf(aws, ['sso', 'logout'], { env });
  expect(running.control.state()['liveSessions']).toBe(0);
});

/** Since 2.22 the command signs in by PKCE unless told; before, it does not know the option. */
function deviceFlow(aws: string): string[] {
  const minor = /^aws-cli\/2\.(\d+)/u.exec(spawnSync(aws, ['--version'], { encoding: 'utf8' }).stdout)?.[1];
  return Number(minor) >= 22 ? ['--use-device-code'] : [];
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  return child.exitCode ?? (await once(child, 'exit'))[0];
}
