import { describe, expect } from 'vitest';
import type { LinkWay } from '../../../electron/contract/links.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { cached, logOutAsTool, refreshAsTool } from '../../harness/another-tool.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { add, signIn as signInTo } from '../../harness/several-organisations.ts';
import { linkProblems, linkProfiles } from '../../harness/link-profile.ts';
import {
  organisationIn,
  readOnlyRole,
  signIn,
  startAgain,
  stateOf,
  type RunningCore,
} from '../../harness/running-core.ts';

const key = 'latchkey-northwind';

const link = (core: RunningCore, organisationId: string, forOldTools = false, way: LinkWay = 'sso') =>
  linkProfiles(core, [{ role: readOnlyRole(organisationId), profile: 'dev' }], { way, forOldTools });

const urlOf = (core: RunningCore): string => core.simulator.startUrl;
const keys = (core: RunningCore): string[] => [...core.tokenCache.texts.keys()];
const refreshes = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.endsWith('/token')).length;
const tokenOf = (core: RunningCore): string =>
  (JSON.parse(core.vault.text?.reveal() ?? '{}') as { signIns: Record<string, { accessToken: string }> }).signIns[
    organisationIn(core.latchkey.snapshot()).id
  ]?.accessToken ?? '';

describe('a sign-in', () => {
  it('is shared with all that a tool needs once a link goes through its session', async ({ core, organisationId }) => {
    const before = keys(core);
    await link(core, organisationId);
    expect([before, keys(core), cached(core, key)]).toEqual([
      [],
      [key],
      {
        startUrl: urlOf(core),
        region: core.simulator.region,
        accessToken: tokenOf(core),
        expiresAt: '2026-11-22T10:04:01Z',
        clientId: expect.stringMatching(/./u) as unknown,
        clientSecret: expect.stringMatching(/./u) as unknown,
        registrationExpiresAt: '2027-02-20T09:04:00Z',
        refreshToken: expect.stringMatching(/./u) as unknown,
      },
    ]);
    expect(core.awsFiles.texts.config).toContain(`[sso-session ${key}]\nsso_start_url = ${urlOf(core)}\n`);
  });

  it('is not shared by links of other ways', async ({ core, organisationId }) => {
    await link(core, organisationId, false, 'process');
    expect([keys(core), core.tokenCache.isWatched()]).toEqual([[], false]);
  });

  it('is written anew by each refresh, before any tool would refresh', async ({ core, organisationId }) => {
    await link(core, organisationId);
    const first = cached(core, key)?.accessToken;
    await core.advance(40 * minute);
    const second = cached(core, key);
    expect([second?.accessToken === first, second?.accessToken, second?.expiresAt]).toEqual([
      false,
      tokenOf(core),
      '2026-11-22T10:44:01Z',
    ]);
  });

  it.for([
    ['sign-out', (core: RunningCore, id: string) => core.latchkey.commands['sign-out']({ organisationId: id })],
    [
      'its removal',
      (core: RunningCore, id: string) => core.latchkey.commands['organisation.remove']({ organisationId: id }),
    ],
    ['the last link going', (core: RunningCore) => core.latchkey.commands['links.remove']({ profiles: ['dev'] })],
    [
      'its end at AWS',
      async (core: RunningCore) => {
        core.simulator.control.endSessions();
        await core.advance(hour);
      },
    ],
  ] as const)('is taken away by %s', async ([, happens], { core, organisationId }) => {
    await link(core, organisationId, true);
    const before = keys(core);
    await happens(core, organisationId);
    await core.settle();
    expect([before, keys(core)]).toEqual([[urlOf(core), key], []]);
  });

  it('is not shared while signed out, and is after the sign-in', async ({ core, organisationId }) => {
    await core.latchkey.commands['sign-out']({ organisationId });
    await link(core, organisationId);
    const before = keys(core);
    const { startUrl } = core.simulator;
    await signIn(core);
    expect([before, keys(core), cached(core, key)?.startUrl]).toEqual([[], [key], startUrl]);
  });

  it('is there again after a start, and stays after the end of one', async ({ core, organisationId }) => {
    await link(core, organisationId);
    await core.latchkey.stop();
    const kept = keys(core);
    core.tokenCache.texts.clear();
    const next = core.create();
    await next.start();
    await core.settle();
    expect([kept, cached(core, key)?.accessToken]).toEqual([[key], tokenOf(core)]);
  });

  it('says its times by this computer’s clock, however wrong that is', async ({ core, organisationId }) => {
    core.clock.jump(-3 * hour);
    core.simulator.control.moveClock({ advanceMs: 3 * hour });
    await link(core, organisationId);
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(second);
    const left = Date.parse(cached(core, key)?.expiresAt ?? '') - core.clock.now();
    expect(Math.round(left / minute)).toBe(60);
  });
});

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

describe('the copy for tools that know no sessions', () => {
  it('is the same text under the start URL, and comes first', async ({ core, organisationId }) => {
    await link(core, organisationId, true);
    const { texts, done } = core.tokenCache;
    expect([texts.get(urlOf(core)) === texts.get(key), done]).toEqual([true, [`write ${urlOf(core)}`, `write ${key}`]]);
    await core.advance(40 * minute);
    expect([texts.get(urlOf(core)) === texts.get(key), await linkProblems(core)]).toEqual([true, [null]]);
  });

  it('goes when no link is for them any more', async ({ core, organisationId }) => {
    await link(core, organisationId, true);
    await link(core, organisationId, false);
    expect(keys(core)).toEqual([key]);
  });

  it('is never written over a file of others, nor removes it, and that is said', async ({ core, organisationId }) => {
    const theirs = JSON.stringify({
      startUrl: urlOf(core),
      region: 'x',
      accessToken: 'a',
      expiresAt: '2026-11-22T12:00:00Z',
    });
    core.tokenCache.texts.set(urlOf(core), theirs);
    await link(core, organisationId, true);
    const said = await linkProblems(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    expect([core.tokenCache.texts.get(urlOf(core)), keys(core), said]).toEqual([
      theirs,
      [urlOf(core)],
      [expect.stringContaining('Another program keeps its sign-in where old tools look') as unknown],
    ]);
    expect(core.log.lines.filter((line) => line.includes('know no sessions'))).toHaveLength(1);
  });

  it.for(['second', 'first'])(
    'cut off at the %s of two writes is known as ours after a start',
    async (at, { core, organisationId }) => {
      await link(core, organisationId, true);
      await core.advance(10 * minute);
      // Both writes of the next refresh, or only the second, never happen: the computer is off.
      let writes = 0;
      core.tokenCache.beforeWrite = () => {
        writes += 1;
        if (at === 'first' || writes > 1) throw new Error('Cut off.');
      };
      await core.advance(31 * minute);
      core.tokenCache.beforeWrite = () => undefined;
      await startAgain(core);
      const { texts } = core.tokenCache;
      expect([texts.get(urlOf(core)) === texts.get(key), cached(core, key)?.accessToken]).toEqual([
        true,
        tokenOf(core),
      ]);
    },
  );

  it('is known as ours when a tool has refreshed the other file while Latchkey was not running', async ({
    core,
    organisationId,
  }) => {
    await link(core, organisationId, true);
    await core.latchkey.stop();
    await refreshAsTool(core, key);
    core.clock.jump(10 * minute);
    const next = core.create();
    await next.start();
    await core.advance(second);
    const { texts } = core.tokenCache;
    expect([texts.get(urlOf(core)) === texts.get(key), cached(core, key)?.accessToken]).toEqual([true, tokenOf(core)]);
  });
});

describe('two organisations of one start URL', () => {
  it('share a file for each session, and no copy, and that is said', async ({ core, organisationId }) => {
    await link(core, organisationId, true);
    const before = keys(core);
    const another = await add(core, core.simulator, 'Sunwood', true);
    await signInTo(core, core.simulator, another);
    await linkProfiles(core, [{ role: readOnlyRole(another), profile: 'other' }], { way: 'sso' });
    const tokens = [key, 'latchkey-sunwood'].map((session) => cached(core, session)?.accessToken);
    expect([before, keys(core), new Set(tokens).size, await linkProblems(core)]).toEqual([
      [urlOf(core), key],
      [key, 'latchkey-sunwood'],
      2,
      [expect.stringContaining('Several of your organisations have the address') as unknown, null],
    ]);
  });
});

describe('a folder that cannot be written', () => {
  it('is said and logged once, tried again every minute, and then the link is as it should be', async ({
    core,
    organisationId,
  }) => {
    core.tokenCache.beforeWrite = () => {
      throw new Error('ENOSPC: no space left on device');
    };
    await link(core, organisationId);
    await core.advance(5 * minute);
    const said = await linkProblems(core);
    core.tokenCache.beforeWrite = () => undefined;
    await core.advance(minute);
    expect([said, await linkProblems(core), cached(core, key)?.accessToken]).toEqual([
      [expect.stringContaining('could not be written to /home/robin/.aws/sso/cache') as unknown],
      [null],
      tokenOf(core),
    ]);
    expect(core.log.lines.filter((line) => line.includes('ENOSPC'))).toHaveLength(1);
  });

  it('that answers late leaves nothing behind after a sign-out in between', async ({ core, organisationId }) => {
    const slow = Promise.withResolvers<undefined>();
    core.tokenCache.beforeWrite = () => slow.promise;
    await link(core, organisationId, true);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    slow.resolve(undefined);
    await core.settle();
    expect([keys(core), stateOf(core.latchkey)]).toEqual([[], 'signed-out']);
  });

  it('does not hold up a refresh', async ({ core, organisationId }) => {
    await link(core, organisationId);
    const first = tokenOf(core);
    const answers = Promise.withResolvers<null>();
    core.tokenCache.read = () => answers.promise;
    await core.advance(42 * minute);
    expect([tokenOf(core) === first, stateOf(core.latchkey)]).toEqual([false, 'signed-in']);
    answers.resolve(null);
  });
});
