import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { portal, refresh, refreshTokenOf, signIn } from './wire-client.ts';
import { NOON, started } from './running.ts';

interface ScimAnswer {
  status: number;
  type: string | null;
  body: unknown;
}

async function scim(
  running: RunningIdentityCenter,
  method: string,
  path: string,
  body?: unknown,
  token: string = running.control.identity.scim().token,
): Promise<ScimAnswer> {
  const answer = await fetch(running.control.identity.scim().endpoint + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, type: answer.headers.get('content-type'), body: parsed };
}

const idOf = (answer: ScimAnswer): string => v.parse(v.object({ id: v.string() }), answer.body).id;
const idsOf = (answer: ScimAnswer): string[] =>
  v.parse(v.object({ Resources: v.array(v.object({ id: v.string() })) }), answer.body).Resources.map(({ id }) => id);
const filtered = (filter: string): string => `?filter=${encodeURIComponent(filter)}`;

const GRACE = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'grace@example.com',
  name: { givenName: 'Grace', familyName: 'Example' },
  displayName: 'Grace Example',
  emails: [{ value: 'grace@example.com', type: 'work', primary: true }],
  externalId: 'okta-1',
  active: true,
};
const SHOWN = {
  ...GRACE,
  id: expect.any(String) as unknown,
  meta: {
    resourceType: 'User',
    created: new Date(NOON).toISOString(),
    lastModified: new Date(NOON).toISOString(),
    location: expect.stringMatching(/\/scim\/v2\/Users\/[\da-f-]{36}$/u) as unknown,
  },
};

test('a user is created, found, changed, deactivated and deleted', async () => {
  const running = await started();
  const created = await scim(running, 'POST', 'Users', GRACE);
  expect(created).toEqual({ status: 201, type: 'application/scim+json', body: SHOWN });
  const path = `Users/${idOf(created)}`;
  expect((await scim(running, 'GET', path)).body).toEqual(SHOWN);
  for (const filter of [
    'userName eq "GRACE@example.com"',
    'externalId eq "okta-1"',
    'userName eq "grace@example.com" and externalId eq "okta-1"',
  ])
    expect(idsOf(await scim(running, 'GET', `Users${filtered(filter)}`))).toEqual([idOf(created)]);
  const renamed = { ...GRACE, displayName: 'Grace H.', userName: 'g.hopper@example.com' };
  expect((await scim(running, 'PUT', path, renamed)).body).toMatchObject({
    displayName: 'Grace H.',
    id: idOf(created),
  });
  const deactivate = { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] };
  expect((await scim(running, 'PATCH', path, deactivate)).body).toMatchObject({ active: false });
  expect({
    scimDELETEStatus: (await scim(running, 'DELETE', path)).status,
    scimGETStatus: (await scim(running, 'GET', path)).status,
  }).toEqual({ scimDELETEStatus: 204, scimGETStatus: 404 });
});

const CHANGES: readonly (readonly [name: string, operation: object, after: object])[] = [
  [
    'without a path',
    { op: 'replace', value: { displayName: 'G', active: false } },
    { displayName: 'G', active: false },
  ],
  [
    'of a part of the name',
    { op: 'replace', path: 'name.familyName', value: 'Hopper' },
    { name: { givenName: 'Grace', familyName: 'Hopper' } },
  ],
  [
    'of the name',
    { op: 'add', path: 'name', value: { givenName: 'G' } },
    { name: { givenName: 'G', familyName: 'Example' } },
  ],
  [
    'of the address',
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'g@example.com' },
    { emails: [{ value: 'g@example.com', type: 'work', primary: true }] },
  ],
  ['of the user name', { op: 'replace', path: 'userName', value: 'g@example.com' }, { userName: 'g@example.com' }],
];

test.for(CHANGES)('PATCH %s', async ([, operation, after]) => {
  const running = await started();
  const id = idOf(await scim(running, 'POST', 'Users', GRACE));
  expect(await scim(running, 'PATCH', `Users/${id}`, { Operations: [operation] })).toMatchObject({
    status: 200,
    body: after,
  });
});

const REFUSED: readonly (readonly [
  name: string,
  call: [method: string, path: string, body?: unknown],
  status: number,
  scimType?: string,
])[] = [
  ['no JSON', ['POST', 'Users', 'nonsense'], 400, 'invalidSyntax'],
  ['a missing family name', ['POST', 'Users', { ...GRACE, name: { givenName: 'Grace' } }], 400, 'invalidValue'],
  ['two addresses', ['POST', 'Users', { ...GRACE, emails: [...GRACE.emails, ...GRACE.emails] }], 400, 'invalidValue'],
  [
    'a user name that is taken, in other case',
    ['POST', 'Users', { ...GRACE, userName: 'USER@example.com' }],
    409,
    'uniqueness',
  ],
  ['a group name that is taken', ['POST', 'Groups', { displayName: 'AWS-developers' }], 409, 'uniqueness'],
  ['a group with an unknown member', ['POST', 'Groups', { displayName: 'new', members: [{ value: 'nobody' }] }], 404],
  ['an operator other than eq', ['GET', `Users${filtered('userName co "grace"')}`], 400, 'invalidFilter'],
  ['a filter by another attribute', ['GET', `Groups${filtered('members eq "x"')}`], 400, 'invalidFilter'],
  ['an unknown user', ['GET', 'Users/nobody'], 404],
  ['an unknown group', ['PATCH', 'Groups/none', { Operations: [{ op: 'add', path: 'members', value: [] }] }], 404],
  ['PUT of a group', ['PUT', 'Groups/x', { displayName: 'x' }], 501],
  ['bulk', ['POST', 'Bulk', {}], 501],
];

test.for(REFUSED)('%s is refused in the shape of RFC 7644', async ([, [method, path, body], status, scimType]) => {
  const running = await started();
  expect(await scim(running, method, path, body)).toEqual({
    status,
    type: 'application/scim+json',
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      ...(scimType === undefined ? {} : { scimType }),
      detail: expect.any(String) as unknown,
      status: String(status),
    },
  });
});

const UNPATCHABLE: readonly (readonly [name: string, operation: object, scimType: string])[] = [
  ['removing the user name', { op: 'remove', path: 'userName' }, 'mutability'],
  ['removing active', { op: 'remove', path: 'active' }, 'mutability'],
  ['a remove without a path', { op: 'remove' }, 'mutability'],
  ['an unknown path', { op: 'replace', path: 'password', value: 'x' }, 'invalidPath'],
  ['an unknown operation', { op: 'move', path: 'userName', value: 'x' }, 'invalidValue'],
];

test.for(UNPATCHABLE)('PATCH refuses %s and changes nothing', async ([, operation, scimType]) => {
  const running = await started();
  const id = idOf(await scim(running, 'POST', 'Users', GRACE));
  const operations = [{ op: 'replace', path: 'displayName', value: 'changed' }, operation];
  const refused = await scim(running, 'PATCH', `Users/${id}`, { Operations: operations });
  expect({ refusedStatus: refused.status, refusedBody: refused.body }).toMatchObject({
    refusedStatus: 400,
    refusedBody: { scimType },
  });
  expect((await scim(running, 'GET', `Users/${id}`)).body).toEqual(SHOWN);
});

test.for(['', 'wrong'])('the token "%s" opens nothing', async (token) => {
  const running = await started();
  const answers = [
    await scim(running, 'GET', 'Users', undefined, token),
    await scim(running, 'DELETE', 'Users/x', undefined, token),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
});

test('members of a group come and go', async () => {
  const running = await started();
  const id = idOf(await scim(running, 'POST', 'Users', GRACE));
  const group = `Groups/${idOf(await scim(running, 'POST', 'Groups', { displayName: 'aws-night-shift' }))}`;
  const members = async (): Promise<unknown> =>
    v.parse(
      v.object({ members: v.array(v.looseObject({ value: v.string() })) }),
      (await scim(running, 'GET', group)).body,
    ).members;
  const change = (operation: object): Promise<ScimAnswer> => scim(running, 'PATCH', group, { Operations: [operation] });
  expect((await change({ op: 'add', path: 'members', value: [{ value: id }] })).status).toBe(204);
  expect(await members()).toEqual([{ value: id, display: 'Grace Example', type: 'User' }]);
  expect(idsOf(await scim(running, 'GET', `Groups${filtered(`members.value eq "${id}"`)}`))).toHaveLength(1);
  expect((await change({ op: 'remove', path: `members[value eq "${id}"]` })).status).toBe(204);
  expect(await members()).toEqual([]);
  const tooMany = Array.from({ length: 101 }, () => ({ value: id }));
  expect((await change({ op: 'add', path: 'members', value: tooMany })).status).toBe(400);
  expect((await change({ op: 'replace', path: 'displayName', value: 'aws-day-shift' })).status).toBe(204);
  expect(running.control.identity.groups().at(-1)).toMatchObject({ displayName: 'aws-day-shift', members: [] });
  expect((await scim(running, 'DELETE', group)).status).toBe(204);
});

test('a list has fifty at most and says how many there are', async () => {
  const running = await started();
  for (let index = 0; index < 60; index += 1)
    await scim(running, 'POST', 'Users', {
      ...GRACE,
      userName: `person-${String(index)}`,
      externalId: `x${String(index)}`,
    });
  const [first, second] = [
    await scim(running, 'GET', 'Users?count=500'),
    await scim(running, 'GET', 'Users?startIndex=51'),
  ];
  expect({ firstBody: first.body, secondBody: second.body }).toMatchObject({
    firstBody: { totalResults: 63, itemsPerPage: 50, startIndex: 1 },
    secondBody: { totalResults: 63, itemsPerPage: 13, startIndex: 51 },
  });
});

test('what the provider provisions decides what a person may do, at once', async () => {
  const running = await started();
  const { client, answer, accessToken } = await signIn(running);
  const user = running.control.identity.person('user@example.com');
  const deactivate = { Operations: [{ op: 'replace', value: { active: false } }] };
  await scim(running, 'PATCH', `Users/${user.id}`, deactivate);
  const listed = await portal(running, accessToken, '/assignment/accounts');
  const refreshed = await refresh(running, client, refreshTokenOf(answer));
  expect({ errorType: listed.errorType, json: refreshed.json }).toEqual({
    errorType: 'UnauthorizedException',
    json: { error: 'invalid_grant', error_description: 'Invalid refresh token provided' },
  });
  const names = running.control.identity.audit().map((event) => `${event.eventSource} ${event.eventName}`);
  expect(names).toEqual(['sso-oauth.amazonaws.com CreateToken', 'identitystore-scim.amazonaws.com PatchUser']);
});
