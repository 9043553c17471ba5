import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import type { ChainedRoleWish } from '../../electron/contract/chained-roles.ts';
import { failureSchema } from '../../electron/contract/failure.ts';
import { plainEndpoints } from '../../electron/contract/organisation.ts';
import { byRole, chainOf, inOrder } from '../../electron/core/chained-roles/chain-of.ts';
import { sentenceOf } from '../../electron/core/chained-roles/sentence-of.ts';
import {
  definitionOf,
  parseChainedRolesFile,
  writeChainedRolesFile,
} from '../../electron/core/chained-roles/stored-chained-roles.ts';
import { isSessionName, readWish } from '../../electron/core/chained-roles/typed-wish.ts';
import { failureSaying } from '../../electron/core/failures/fail.ts';
import type { HttpResponse } from '../../electron/core/ports/http.ts';
import { Secret } from '../../electron/core/secret.ts';
import { instant } from '../../electron/core/time/instant.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { is } from 'valibot';
import { live, meets, setStage, useEverything } from './meet-core.ts';
import { mutateAnswer } from './mutate-answer.ts';
import { mutateJson, type Step } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import {
  assert,
  assertOneLine,
  assertOnce,
  assertProperRefusal,
  assertWithin,
  canary,
  type Verdict,
} from './properties.ts';
import { reader, type Reader } from './reader.ts';
import * as answers from './valid-answers.ts';
import { chainedRoles, kept, role } from './valid-files.ts';

const secret = new Secret(canary);
const keys = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: secret,
  sessionToken: secret,
  expiresAt: instant(answers.now),
};
const request = {
  roleArn: 'arn:aws:iam::555566667777:role/deployer',
  sessionName: 'robin',
  externalId: null,
  sourceIdentity: null,
  durationSeconds: 3600,
};

async function assumedRole(response: HttpResponse): Promise<Verdict> {
  const aws = createIdentityCenter({ send: () => Promise.resolve(response) }, {});
  const at = { region: 'eu-west-1', endpoints: plainEndpoints };
  try {
    const found = await aws.assumeRole(at, keys, request, instant(answers.now), new AbortController().signal);
    assert(/^\w{1,128}$/u.test(found.accessKeyId), 'the key id has no legal form');
    for (const one of [found.secretAccessKey, found.sessionToken])
      assert(/^[!-~]+$/u.test(one.reveal()), 'a secret that no header can hold');
    assertWithin(found.expiresAt, 1, 8.64e15, 'the end of credentials');
    return 'whole';
  } catch (error) {
    return assertProperRefusal(error);
  }
}

function stored(text: string): Verdict {
  const read = parseChainedRolesFile(text);
  if (typeof read === 'string') return 'refused';
  const { roles, leftOut } = read;
  assertOnce(
    roles.map((one) => roleKey(one.role)),
    'chained roles',
  );
  const known = byRole(roles);
  for (const one of roles) {
    assert(one.sessionName === null || isSessionName(one.sessionName), 'a session name that AWS refuses');
    assertWithin(one.durationSeconds, 900, 3600, 'the length of a session');
    assertWithin(chainOf(known, one.role).roles.length, 1, 10, 'the length of a chain');
  }
  const order = inOrder(roles).map((one) => roleKey(one.role));
  assert(order.length === roles.length && new Set(order).size === roles.length, 'one is lost in the order');
  const again = parseChainedRolesFile(writeChainedRolesFile(roles));
  assert(typeof again !== 'string' && again.leftOut === 0, 'what is written is not read again');
  return leftOut > 0 ? 'part' : 'whole';
}

const arns = [
  'arn:aws:iam::555566667777:role/deployer',
  '"arn:aws:iam::555566667777:role/teams/blue/deployer",',
  'role_arn = arn:aws:iam::555566667777:role/deployer',
] as const;

function typed(steps: readonly Step[]): ChainedRoleWish {
  const [, how, what] = steps[0] ?? [0, 0, 0];
  const texts = { name: 'release', sessionName: 'robin', externalId: 'blue/7', sourceIdentity: 'robin' };
  const valid = { via: role, roleArn: arns[what % arns.length] ?? arns[0], ...texts, durationSeconds: 3600 };
  const changed =
    (['roleArn', 'roleArn', 'name', 'sessionName', 'externalId', 'sourceIdentity'] as const)[how % 6] ?? 'roleArn';
  return { ...valid, [changed]: mutateText(valid[changed], steps) };
}

function wish(met: ChainedRoleWish): Verdict {
  const read = readWish(met, 'aws');
  if ('key' in read) {
    const sentence = sentenceOf(read);
    assertOneLine(sentence, 500, 'the sentence');
    assert(is(failureSchema, failureSaying('invalid-input', sentence)), 'a failure that does not fit the contract');
    return 'refused';
  }
  const definition = definitionOf(read, read.name ?? read.iamRole.name);
  const again = parseChainedRolesFile(writeChainedRolesFile([definition]));
  assert(typeof again !== 'string' && again.roles.length === 1, 'what was taken cannot be kept');
  return 'whole';
}

async function inCore(text: string): Promise<void> {
  const stage = setStage();
  kept(stage, true);
  stage.files.texts.set('chained-roles.json', text);
  await live(stage, useEverything);
}

export const chainedRoleReaders: readonly Reader[] = [
  reader(
    'AssumeRole',
    (steps) => mutateAnswer(answers.assumedRole, steps),
    assumedRole,
    (response) => meets({ at: 'assume', as: 'signed in' }, response),
  ),
  reader(
    'errors of AssumeRole',
    (steps) => mutateAnswer(answers.assumeRefused, steps, { status: 403 }),
    assumedRole,
    (response) => meets({ at: 'assume', as: 'signed in' }, response),
  ),
  reader('chained-roles.json', (steps) => mutateJson(chainedRoles, steps), stored, inCore),
  reader('roles that are reached through others', typed, wish),
];
