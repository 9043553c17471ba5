import * as v from 'valibot';
import { expect, test } from 'vitest';
import { matching } from './matching.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, credentialsFor, getWithBody, portal, signIn } from './wire-client.ts';
import { NOON, started } from './running.ts';

const accountsSchema = v.object({
  nextToken: v.nullable(v.string()),
  accountList: v.array(
    v.object({ accountId: v.string(), accountName: v.optional(v.string()), emailAddress: v.optional(v.string()) }),
  ),
});
type AccountPage = v.InferOutput<typeof accountsSchema>;

async function accountPages(running: RunningIdentityCenter, token: string, query = ''): Promise<AccountPage[]> {
  const pages: AccountPage[] = [];
  let next: string | null = null;
  do {
    const paging: string = next === null ? query : `${query}&next_token=${encodeURIComponent(next)}`;
    const answer = await portal(running, token, `/assignment/accounts?${paging}`);
    const page = v.parse(accountsSchema, answer.json);
    pages.push(page);
    next = page.nextToken;
  } while (next !== null);
  return pages;
}

async function roleNames(running: RunningIdentityCenter, token: string, accountId: string): Promise<unknown> {
  const answer = await portal(running, token, `/assignment/roles?account_id=${accountId}`);
  return answer.status === 200 ? answer.json : answer.errorType;
}

test('all accounts come in pages of at most max_result, each once', async () => {
  const running = await started({ accounts: 212 });
  const { accessToken } = await signIn(running);
  const pages = await accountPages(running, accessToken, 'max_result=60');
  expect(pages.map((page) => page.accountList.length)).toEqual([60, 60, 60, 32]);
  const ids = pages.flatMap((page) => page.accountList.map((account) => account.accountId));
  expect(ids).toEqual(running.control.accounts().map((account) => account.id));
});

test('the page size can be made tiny, and the first page empty', async () => {
  const running = await started({ pageSize: 2 });
  running.control.setSwitches({ emptyFirstPage: true });
  const { accessToken } = await signIn(running);
  const pages = await accountPages(running, accessToken);
  expect(pages.map((page) => page.accountList.length)).toEqual([0, 2, 2, 1]);
});

test('an account that vanishes between two pages takes no other with it', async () => {
  const running = await started({ pageSize: 2 });
  const { accessToken } = await signIn(running);
  const first = v.parse(accountsSchema, (await portal(running, accessToken, '/assignment/accounts')).json);
  const gone = first.accountList[0]?.accountId ?? '';
  for (const role of running.control.accounts().find((account) => account.id === gone)?.permissionSets ?? []) {
    running.control.removeAssignment(gone, role);
  }
  const path = `/assignment/accounts?max_result=100&next_token=${encodeURIComponent(first.nextToken ?? '')}`;
  const second = v.parse(accountsSchema, (await portal(running, accessToken, path)).json);
  const all = running.control.accounts().map((account) => account.id);
  expect(second.accountList.map((account) => account.accountId)).toEqual(all.slice(2, 4));
  const fresh = (await accountPages(running, accessToken)).flatMap((page) => page.accountList);
  expect(fresh.map((account) => account.accountId)).toEqual(all.filter((id) => id !== gone));
});

test('names and addresses that are missing are left out, not null', async () => {
  const running = await started({ accounts: 40 });
  const { accessToken } = await signIn(running);
  const accounts = (await accountPages(running, accessToken)).flatMap((page) => page.accountList);
  expect(accounts.filter((account) => !('accountName' in account))).toHaveLength(2);
  expect(accounts.some((account) => !('emailAddress' in account) && 'accountName' in account)).toBe(true);
});

test.for<[query: string]>([['max_result=0'], ['max_result=101'], ['max_result=ten'], ['next_token=bm9uZQ%3D%3D']])(
  'a list asked for with %s is an invalid request',
  async ([query]) => {
    const running = await started();
    const { accessToken } = await signIn(running);
    const answer = await portal(running, accessToken, `/assignment/accounts?${query}`);
    expect({ answerStatus: answer.status, errorType: answer.errorType }).toEqual({
      answerStatus: 400,
      errorType: 'InvalidRequestException',
    });
  },
);

test('the token of one list is not good for another', async () => {
  const running = await started({ pageSize: 1 });
  const { accessToken } = await signIn(running);
  const page = await portal(running, accessToken, '/assignment/roles?account_id=111122223333');
  const { nextToken } = v.parse(v.object({ nextToken: v.string() }), page.json);
  const token = encodeURIComponent(nextToken);
  const answers = [
    await portal(running, accessToken, `/assignment/accounts?next_token=${token}`),
    await portal(running, accessToken, `/assignment/roles?account_id=111122224444&next_token=${token}`),
    await portal(running, accessToken, `/assignment/roles?account_id=111122223333&next_token=${token}`),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([400, 400, 200]);
});

test('roles of an account, removed and restored', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const account = '111122223333';
  const role = (roleName: string): object => ({ roleName, accountId: account });
  const others = [
    role('PowerUserAccess'),
    role('AdministratorAccess'),
    role('SecurityAudit'),
    role('DatabaseOperator'),
  ];
  const seen = [await roleNames(running, accessToken, account)];
  running.control.removeAssignment(account, 'ReadOnlyAccess');
  seen.push(await roleNames(running, accessToken, account));
  running.control.restoreAssignment(account, 'ReadOnlyAccess');
  seen.push(await roleNames(running, accessToken, account), await roleNames(running, accessToken, '000000000000'));
  const whole = { nextToken: null, roleList: [role('ReadOnlyAccess'), ...others] };
  expect(seen).toEqual([whole, { nextToken: null, roleList: others }, whole, 'ForbiddenException']);
});

test('role credentials last as long as the permission set says, in milliseconds', async () => {
  const running = await started({ now: () => NOON + 345 });
  const { accessToken } = await signIn(running);
  const credentials = await credentialsFor(running, accessToken, '111122223333', 'PowerUserAccess');
  expect(credentials).toEqual({
    accessKeyId: matching(/^ASIA[A-Z2-7]{16}$/u),
    secretAccessKey: matching(/^(?=.*\/)(?=.*\+)[\w/+]{40}$/u),
    sessionToken: matching(/^IQoJ[\w/+]{600,}=$/u),
    expiration: NOON + 4 * 3_600_000,
  });
});

test('a role that is not assigned is forbidden, and the token stays good', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const path = '/federation/credentials?account_id=111122223333&role_name=';
  running.control.removeAssignment('111122223333', 'ReadOnlyAccess');
  const answers = [
    await portal(running, accessToken, `${path}ReadOnlyAccess`),
    await portal(running, accessToken, `${path}Billing`),
    await portal(running, accessToken, '/federation/credentials?account_id=000000000000&role_name=ReadOnlyAccess'),
    await portal(running, accessToken, path),
    await portal(running, accessToken, '/assignment/accounts'),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 400, 200]);
  expect(answers[0]?.text).toBe(
    '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}',
  );
});

test.for<[what: string, headers: (token: string) => Record<string, string>]>([
  ['no token', () => ({})],
  ['an unknown token', () => ({ 'x-amz-sso_bearer_token': 'aoaUnknown' })],
  ['the token in Authorization', (token) => ({ authorization: `Bearer ${token}` })],
  ['hyphens where AWS has an underscore', (token) => ({ 'x-amz-sso-bearer-token': token })],
])('%s is unauthorized', async ([, headers]) => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const answer = await call(running, 'GET', '/assignment/accounts', { headers: headers(accessToken) });
  expect({ answerStatus: answer.status, errorType: answer.errorType, json: answer.json }).toEqual({
    answerStatus: 401,
    errorType: 'UnauthorizedException',
    json: {
      message: 'Session token not found or invalid',
      __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
    },
  });
});

test('a GET with a body is a method that is not allowed', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const url = `${running.url}/us-east-1/assignment/accounts`;
  expect(await getWithBody(url, { 'x-amz-sso_bearer_token': accessToken }, '{}')).toBe(405);
});

test('twenty calls a second are answered, the next is throttled until time passes', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const ask = async (): Promise<number> => (await portal(running, accessToken, '/assignment/accounts')).status;
  const burst = await Promise.all(Array.from({ length: 25 }, ask));
  running.control.moveClock({ advanceMs: 900 });
  const later = await Promise.all(Array.from({ length: 25 }, ask));
  running.control.setSwitches({ throttlePerSecond: null });
  const unlimited = await Promise.all(Array.from({ length: 30 }, ask));
  const answered = [burst, later, unlimited].map((statuses) => statuses.filter((status) => status === 200).length);
  expect([answered, new Set([...burst, ...later])]).toEqual([[20, 18, 30], new Set([200, 429])]);
});

test('a bucket of another size counts the same way', async () => {
  const running = await started();
  running.control.setSwitches({ throttlePerSecond: 8 });
  const { accessToken } = await signIn(running);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => portal(running, accessToken, '/assignment/accounts')),
  );
  const throttled = answers.filter((answer) => answer.status === 429);
  expect(throttled.map((answer) => answer.json)).toEqual(
    Array.from({ length: 4 }, () => ({
      message: 'HTTP 429 Unknown Code',
      __type: 'com.amazonaws.switchboard.portal#TooManyRequestsException',
    })),
  );
});
