import { expect, test } from 'vitest';
import type { Forgery } from '../identity-center/control/forged-response.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { NOON, started } from './running.ts';

const USER = 'user@example.com';
const MINUTE = 60_000;

interface Posted {
  status: number;
  location: string | null;
  hasCookie: boolean;
  /** What the page says. */
  reason: string | undefined;
}

async function post(acsUrl: string, relayState: string, xml: string): Promise<Posted> {
  const SAMLResponse = Buffer.from(xml).toString('base64');
  const body = new URLSearchParams({ SAMLResponse, RelayState: relayState });
  const answer = await fetch(acsUrl, { method: 'POST', body, redirect: 'manual' });
  const text = await answer.text();
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    hasCookie: answer.headers.has('set-cookie'),
    reason: /id="error" role="alert">([^<]*)</u.exec(text)?.[1]?.replaceAll('&#39;', "'"),
  };
}

async function attempt(
  running: RunningIdentityCenter,
  forgery: Omit<Forgery, 'userName'> = {},
  tamper: (xml: string) => string = (xml) => xml,
): Promise<Posted> {
  const forged = await running.control.identity.forge({ userName: USER, ...forgery });
  return post(forged.acsUrl, forged.relayState, tamper(forged.xml));
}

function external(): Promise<RunningIdentityCenter> {
  return started({ identitySource: 'external-idp' });
}

test('a response with a good signature signs in', async () => {
  const running = await external();
  expect(await attempt(running)).toEqual({
    status: 303,
    location: '/us-east-1/start/',
    hasCookie: true,
    reason: undefined,
  });
});

const evilAssertion = (xml: string): string =>
  (/<saml:Assertion.*<\/saml:Assertion>/su.exec(xml)?.[0] ?? '')
    .replace(/<ds:Signature.*<\/ds:Signature>/su, '')
    .replace(/ ID="[^"]+"/u, ' ID="_evil"')
    .replace(USER, 'ada@example.com');
const signedAssertion = (xml: string): string => /<saml:Assertion.*<\/saml:Assertion>/su.exec(xml)?.[0] ?? '';

const TAMPERED: readonly (readonly [name: string, tamper: (xml: string) => string, reason: RegExp])[] = [
  ['a NameID changed after signing', (xml) => xml.replace(`>${USER}<`, '>ada@example.com<'), /invalid signature/iu],
  ['a group added after signing', (xml) => xml.replace('aws-everyone', 'aws-everything'), /invalid signature/iu],
  ['the signature taken out', (xml) => xml.replace(/<ds:Signature.*<\/ds:Signature>/su, ''), /invalid signature/iu],
  ['a signature value of zeros', (xml) => xml.replace(/(SignatureValue>)[^<]+/u, '$1AAAA'), /signature/iu],
  [
    'a forged assertion before the signed one',
    (xml) => xml.replace('<saml:Assertion', `${evilAssertion(xml)}<saml:Assertion`),
    /multiple assertions/iu,
  ],
  [
    'a forged assertion after the signed one',
    (xml) => xml.replace('</samlp:Response>', `${evilAssertion(xml)}</samlp:Response>`),
    /multiple assertions/iu,
  ],
  [
    'the signed assertion moved into an extension of the forged one',
    (xml) =>
      xml.replace(
        signedAssertion(xml),
        evilAssertion(xml).replace('<saml:Subject>', `<x>${signedAssertion(xml)}</x><saml:Subject>`),
      ),
    /invalid signature/iu,
  ],
  [
    'the signature moved onto a forged assertion that holds the signed one in its Object',
    (xml) => {
      const signature = /<ds:Signature.*<\/ds:Signature>/su.exec(xml)?.[0] ?? '';
      const inside = signedAssertion(xml).replace(signature, '');
      const moved = signature.replace('</ds:Signature>', `<ds:Object>${inside}</ds:Object></ds:Signature>`);
      const forged = evilAssertion(xml).replace('</saml:Issuer>', `</saml:Issuer>${moved}`);
      return xml.replace(signedAssertion(xml), forged);
    },
    /signature/iu,
  ],
  ['no XML at all', () => 'nonsense', /.+/u],
  ['an empty response', () => '', /.+/u],
  [
    'a document type with an entity',
    (xml) => `<!DOCTYPE r [<!ENTITY e "ada@example.com">]>${xml.replace(`>${USER}<`, '>&e;<')}`,
    /.+/u,
  ],
  [
    'only an InResponseTo of the envelope changed',
    (xml) => xml.replace(/InResponseTo="[^"]+"/u, 'InResponseTo="_x"'),
    /InResponseTo/u,
  ],
];

test.for(TAMPERED)('%s gets no further than a page that says why', async ([, tamper, reason]) => {
  const running = await external();
  const posted = await attempt(running, {}, tamper);
  expect(posted).toEqual({
    status: 403,
    location: null,
    hasCookie: false,
    reason: expect.stringMatching(reason) as unknown,
  });
  expect(running.control.state()['sessions']).toBe(0);
});

const FORGED: readonly (readonly [name: string, forgery: Omit<Forgery, 'userName'>, reason: RegExp])[] = [
  ['unsigned', { signed: 'none' }, /invalid signature/iu],
  ['signed on the response only', { signed: 'response' }, /invalid signature/iu],
  ['signed with a key nobody trusts', { withOwnKey: true }, /invalid signature/iu],
  ['for another audience', { changes: { audience: 'https://signin.aws.amazon.com/saml' } }, /audience mismatch/iu],
  ['for another recipient', { changes: { recipient: 'https://evil.example/acs' } }, /recipient/iu],
  ['from another issuer', { changes: { issuer: 'https://evil.example/metadata' } }, /issuer/iu],
  ['to a request nobody made', { changes: { inResponseTo: '_0' } }, /InResponseTo/u],
  ['to no request at all', { changes: { inResponseTo: null } }, /InResponseTo/u],
  [
    'not yet valid',
    { changes: { notBeforeMs: NOON + 2 * MINUTE, notOnOrAfterMs: NOON + 9 * MINUTE } },
    /not yet valid/iu,
  ],
  [
    'expired by more than clocks may differ',
    { changes: { notBeforeMs: NOON - 9 * MINUTE, notOnOrAfterMs: NOON - MINUTE } },
    /expired|No valid subject confirmation/iu,
  ],
  ['of a session that has ended at the provider', { changes: { sessionNotOnOrAfterMs: NOON } }, /session has ended/iu],
  ['of somebody nobody provisioned', { changes: { nameId: 'mallory@example.com' } }, /provisioned/iu],
];

test.for(FORGED)('a response %s gets no further', async ([, forgery, reason]) => {
  const running = await external();
  expect(await attempt(running, forgery)).toEqual({
    status: 403,
    location: null,
    hasCookie: false,
    reason: expect.stringMatching(reason) as unknown,
  });
});

test('a comment, which no signature covers, does not shorten the name', async () => {
  const running = await external();
  const posted = await attempt(running, {}, (xml) => xml.replace(`>${USER}<`, '>user@<!-- x -->example.com<'));
  const names = running.control.identity.audit().map((event) => event.userIdentity['userName']);
  expect({ postedStatus: posted.status, names }).toEqual({ postedStatus: 303, names: [USER, undefined] });
});

test('clocks may differ by less than a minute, both ways', async () => {
  const running = await external();
  const early = { changes: { notBeforeMs: NOON + MINUTE - 1000 } };
  const late = { changes: { notOnOrAfterMs: NOON - MINUTE + 1000, notBeforeMs: NOON - 5 * MINUTE } };
  expect([(await attempt(running, early)).status, (await attempt(running, late)).status]).toEqual([303, 303]);
});

test("times go by the simulator's clock", async () => {
  const running = await external();
  const forged = await running.control.identity.forge({ userName: USER });
  running.control.moveClock({ advanceMs: 7 * MINUTE });
  expect(await post(forged.acsUrl, forged.relayState, forged.xml)).toMatchObject({ status: 403, hasCookie: false });
  running.control.moveClock({ advanceMs: 400 * 24 * 60 * MINUTE });
  expect(await attempt(running)).toMatchObject({ status: 303 });
});

test('a replayed response gets no further, in its own sign-in or in a new one', async () => {
  const running = await external();
  const forged = await running.control.identity.forge({ userName: USER });
  const other = await running.control.identity.forge({ userName: USER });
  const answers = [
    await post(forged.acsUrl, forged.relayState, forged.xml),
    await post(forged.acsUrl, forged.relayState, forged.xml),
    await post(forged.acsUrl, other.relayState, forged.xml),
  ];
  expect(answers.map(({ status, reason }) => [status, reason])).toEqual([
    [303, undefined],
    [403, 'InResponseTo is not valid'],
    [403, 'InResponseTo is not valid'],
  ]);
});

test('a request is forgotten after a quarter of an hour', async () => {
  const running = await external();
  const forged = await running.control.identity.forge({
    userName: USER,
    changes: { notOnOrAfterMs: NOON + 60 * MINUTE },
  });
  running.control.moveClock({ advanceMs: 15 * MINUTE });
  expect(await post(forged.acsUrl, forged.relayState, forged.xml)).toMatchObject({
    status: 403,
    reason: 'InResponseTo is not valid',
  });
});

test('somebody only the provider knows is made a user when a test wants it so', async () => {
  const running = await external();
  running.control.identity.addProviderGuest('guest@example.com', ['aws-developers', 'unknown']);
  running.control.setSwitches({ justInTimeUsers: true });
  const forged = await running.control.identity.forge({ userName: 'guest@example.com' });
  expect(await post(forged.acsUrl, forged.relayState, forged.xml)).toMatchObject({ status: 303 });
  const guest = running.control.identity.person('guest@example.com');
  expect(guest).toMatchObject({ active: true, groups: ['aws-developers'] });
});

test('no provider is asked and no response taken while the directory is the source', async () => {
  const running = await external();
  const forged = await running.control.identity.forge({ userName: USER });
  await running.control.identity.setIdentitySource('directory');
  expect(await post(forged.acsUrl, forged.relayState, forged.xml)).toMatchObject({ status: 403, hasCookie: false });
});
