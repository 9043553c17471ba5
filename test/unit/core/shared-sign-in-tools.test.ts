import { describe, expect } from 'vitest';
import type { LinkWay } from '../../../electron/contract/links.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { cached, logOutAsTool, refreshAsTool } from '../../harness/another-tool.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { linkProfiles } from '../../harness/link-profile.ts';
import { organisationIn, readOnlyRole, stateOf, type RunningCore } from '../../harness/running-core.ts';

const key = 'latchkey-northwind';

const link = (core: RunningCore, organisationId: string, forOldTools = false, way: LinkWay = 'sso') =>
  linkProfiles(core, [{ role: readOnlyRole(organisationId), profile: 'dev' }], { way, forOldTools });

const keys = (core: RunningCore): string[] => [...core.tokenCache.texts.keys()];
const refreshes = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.endsWith('/token')).length;
const tokenOf = (core: RunningCore): string =>
  (JSON.parse(core.vault.text?.reveal() ?? '{}') as { signIns: Record<string, { accessToken: string }> }).signIns[
    organisationIn(core.latchkey.snapshot()).id
  ]?.accessToken ?? '';

describe('another tool', () => {
  it('that has refreshed is followed, and its tokens are used from then on', async ({ core, organisationId }) => {
    core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
    await link(core, organisationId);
    await core.advance(10 * minute);
    const { accessToken, refreshToken } = await refreshAsTool(core, key);
    core.tokenCache.changed();
    await core.settle();
    const asked = refreshes(core);
    await core.advance(39 * minute);
    const before = refreshes(core);
    await core.advance(minute);
    expect([tokenOf(core) === accessToken, before - asked, refreshes(core) - asked]).toEqual([false, 0, 1]);
    expect([stateOf(core.latchkey), cached(core, key)?.refreshToken === refreshToken]).toEqual(['signed-in', false]);
  });

  it('that refreshed while nobody watched was first, so AWS is not asked', async ({ core, organisationId }) => {
    core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
    await link(core, organisationId);
    await core.advance(38 * minute);
    const { accessToken } = await refreshAsTool(core, key);
    const asked = refreshes(core);
    await core.advance(3 * minute);
    expect([refreshes(core) - asked, tokenOf(core), stateOf(core.latchkey)]).toEqual([0, accessToken, 'signed-in']);
  });

  it('that refreshed during a long sleep leaves a refresh token that still works', async ({ core, organisationId }) => {
    core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
    await link(core, organisationId);
    core.clock.jump(30 * minute);
    await refreshAsTool(core, key);
    core.clock.jump(3 * hour);
    core.latchkey.wake();
    await core.advance(second);
    expect([stateOf(core.latchkey), cached(core, key)?.accessToken]).toEqual(['signed-in', tokenOf(core)]);
  });

  it('that refreshed while AWS was being asked is found when AWS refuses', async ({ core, organisationId }) => {
    core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
    await link(core, organisationId);
    const read = core.tokenCache.read.bind(core.tokenCache);
    let accessToken = '';
    core.tokenCache.read = async (asked) => {
      const text = await read(asked);
      if (accessToken === '' && core.clock.now() > Date.parse('2026-11-22T09:43:00Z')) {
        accessToken = 'under way';
        accessToken = (await refreshAsTool(core, key)).accessToken;
      }
      return text;
    };
    await core.advance(45 * minute);
    expect([stateOf(core.latchkey), tokenOf(core)]).toEqual(['signed-in', accessToken]);
  });

  it('that signs out ends the sign-in here too', async ({ core, organisationId }) => {
    await link(core, organisationId, true);
    await logOutAsTool(core);
    core.tokenCache.changed();
    await core.settle();
    expect([stateOf(core.latchkey), keys(core)]).toEqual(['ended', []]);
  });

  it('that deletes the file of a sign-in that goes on gets it back, and AWS is asked once', async ({
    core,
    organisationId,
  }) => {
    await link(core, organisationId);
    const asked = refreshes(core);
    core.tokenCache.texts.delete(key);
    core.tokenCache.changed();
    core.tokenCache.changed();
    await core.settle();
    expect([stateOf(core.latchkey), cached(core, key)?.accessToken, refreshes(core) - asked]).toEqual([
      'signed-in',
      tokenOf(core),
      1,
    ]);
  });

  it('that deletes it again and again makes us ask no more than once a minute', async ({ core, organisationId }) => {
    await link(core, organisationId);
    const asked = refreshes(core);
    for (let times = 0; times < 30; times += 1) {
      core.tokenCache.texts.delete(key);
      core.tokenCache.changed();
      await core.advance(10 * second);
    }
    expect(refreshes(core) - asked).toBeLessThanOrEqual(6);
  });

  it('that deletes it while AWS cannot be reached waits for the next refresh', async ({ core, organisationId }) => {
    await link(core, organisationId);
    core.http.offline = true;
    core.tokenCache.texts.delete(key);
    core.tokenCache.changed();
    await core.settle();
    const away = keys(core);
    core.http.offline = false;
    await core.advance(minute);
    expect([away, keys(core)]).toEqual([[], [key]]);
  });

  it('in the middle of writing is waited for', async ({ core, organisationId }) => {
    await link(core, organisationId);
    await core.advance(10 * minute);
    await refreshAsTool(core, key);
    const whole = core.tokenCache.texts.get(key) ?? '';
    core.tokenCache.texts.set(key, whole.slice(0, 100));
    core.tokenCache.changed();
    await core.settle();
    const half = core.tokenCache.texts.get(key);
    core.tokenCache.texts.set(key, whole);
    await core.advance(100);
    expect([half, cached(core, key)?.accessToken]).toEqual([whole.slice(0, 100), tokenOf(core)]);
    expect(tokenOf(core)).toBe((JSON.parse(whole) as { accessToken: string }).accessToken);
  });

  it.for([
    '{',
    '[]',
    '{"accessToken": 5}',
    `{"startUrl":"x","region":"y","accessToken":"a b","expiresAt":"2026-11-22T12:00:00Z"}`,
  ])('that leaves %s is written over', async (left, { core, organisationId }) => {
    await link(core, organisationId);
    core.tokenCache.texts.set(key, left);
    core.tokenCache.changed();
    await core.advance(second);
    expect([cached(core, key)?.accessToken, stateOf(core.latchkey)]).toEqual([tokenOf(core), 'signed-in']);
  });

  it.for([
    ['another portal', { startUrl: 'https://elsewhere.awsapps.com/start' }],
    ['another region', { region: 'us-west-2' }],
    ['an earlier end', { expiresAt: '2026-11-22T09:30:00Z' }],
    ['an end that no token has', { expiresAt: '2099-01-01T00:00:00Z' }],
    ['no zone in its time', { expiresAt: '2026-11-22T12:00:00' }],
    ['a client nothing is known of', { clientId: 'another', clientSecret: undefined }],
  ] as const)('is not followed to %s', async ([, odd], { core, organisationId }) => {
    await link(core, organisationId);
    const ours = tokenOf(core);
    const token = { ...cached(core, key), accessToken: 'theirs', expiresAt: '2026-11-22T12:00:00Z', ...odd };
    core.tokenCache.texts.set(key, JSON.stringify(token));
    core.tokenCache.changed();
    await core.advance(second);
    expect([tokenOf(core), cached(core, key)?.accessToken]).toEqual([ours, ours]);
  });

  it('whose tokens are refused ends nothing: AWS is asked with the refresh token', async ({ core, organisationId }) => {
    await link(core, organisationId);
    const token = { ...cached(core, key), accessToken: 'not-good', expiresAt: '2026-11-22T12:00:00Z' };
    core.tokenCache.texts.set(key, JSON.stringify(token));
    core.tokenCache.changed();
    await core.settle();
    const adopted = tokenOf(core);
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(second);
    expect([adopted, tokenOf(core) === 'not-good', stateOf(core.latchkey)]).toEqual(['not-good', false, 'signed-in']);
  });

  it('whose tokens are refused right after ours were ends nothing either', async ({ core, organisationId }) => {
    await link(core, organisationId);
    const token = { ...cached(core, key), accessToken: 'not-good', expiresAt: '2026-11-22T12:00:00Z' };
    core.tokenCache.texts.set(key, JSON.stringify(token));
    core.simulator.control.revokeAccessTokens();
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(second);
    expect([stateOf(core.latchkey), tokenOf(core) === 'not-good']).toEqual(['signed-in', false]);
  });
});
