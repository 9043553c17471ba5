import { describe, expect } from 'vitest';
import type { Wanted } from '../../../electron/contract/events.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { coreTest, signedInTest } from '../../harness/fixtures.ts';
import { noticesOf, type RunningCore } from '../../harness/running-core.ts';

const it = signedInTest.extend('shown', ({ core }) => shownBy(core.latchkey));

function shownBy(latchkey: Latchkey): (Wanted | null)[] {
  const shown: (Wanted | null)[] = [];
  latchkey.onWindowWanted((wanted) => shown.push(wanted));
  return shown;
}

const account = 'latchkey://account/111122223333';
const toConsole = 'latchkey://console/111122223333/ReadOnlyAccess';

describe('a link', () => {
  it('to an account shows it in the list', ({ core, organisationId, shown }) => {
    core.latchkey.openLink(account);
    expect([shown, noticesOf(core.latchkey)]).toEqual([
      [{ kind: 'account', organisationId, accountId: '111122223333' }],
      [],
    ]);
  });

  it('to a console shows the sheet, with what is chosen, and opens nothing', async ({ core, role, shown }) => {
    const before = core.browser.opened.length;
    core.latchkey.openLink(`${toConsole}?service=s3&region=eu-west-1`);
    await core.settle();
    expect([
      shown,
      core.browser.opened.length - before,
      core.files.texts.get('activity.jsonl')?.includes('open-'),
    ]).toEqual([[{ kind: 'console-at', role, destination: { service: 's3', region: 'eu-west-1' } }], 0, false]);
  });

  it('to a console without a place shows the sheet as it is', ({ core, role, shown }) => {
    core.latchkey.openLink(toConsole);
    expect(shown).toEqual([{ kind: 'console-at', role }]);
  });

  it.for([
    ['that is none of ours', 'latchkey://copy/111122223333', 'does not understand'],
    ['to an account of nobody', 'latchkey://account/999999999999', 'none of your lists'],
    ['to a role that is not assigned', 'latchkey://console/111122223333/Nobody', 'none of your lists'],
    ['to another organisation', `${account}?organisation=Elsewhere`, 'none of your lists'],
    ['to a page of another partition', `${toConsole}?service=s3&region=cn-north-1`, 'none of your lists'],
    ['to a page that is none', `${toConsole}?service=nothing&region=eu-west-1`, 'none of your lists'],
  ] as const)('%s shows the window, and a sentence', ([, link, sentence], { core, shown }) => {
    core.latchkey.openLink(link);
    expect([shown, noticesOf(core.latchkey)]).toEqual([[{ kind: 'list' }], [expect.stringContaining(sentence)]]);
  });

  it('names an organisation in any letters', ({ core, organisationId, shown }) => {
    core.latchkey.openLink(`${account}?organisation=northWIND`);
    expect(shown).toEqual([{ kind: 'account', organisationId, accountId: '111122223333' }]);
  });

  it('works signed out, from the list that is kept', async ({ core, organisationId, shown }) => {
    await core.latchkey.commands['sign-out']({ organisationId });
    core.latchkey.openLink(toConsole);
    expect(shown).toMatchObject([{ kind: 'console-at' }]);
  });
});

describe('of two organisations that have the account', () => {
  async function second(core: RunningCore): Promise<string> {
    const { startUrl, region } = core.simulator;
    const added = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'Second', another: true });
    if (!added.ok) throw new Error(added.failure.sentence);
    return added.value.organisationId;
  }

  it('the one that has it in its list counts, whichever is shown', async ({ core, organisationId, shown }) => {
    const other = await second(core);
    await core.latchkey.commands['organisation.select']({ organisationId: other });
    core.latchkey.openLink(account);
    expect(shown).toMatchObject([{ organisationId }]);
  });
});

describe('links in a flood', () => {
  it('show the window once, then the last one, ever later', async ({ core, shown }) => {
    const flood = (): void => {
      for (let number = 0; number < 50; number += 1) core.latchkey.openLink(number % 2 === 0 ? toConsole : account);
    };
    const counts: number[] = [];
    for (const wait of [0, 2000, 2000, 2000, 4000, 4000]) {
      await core.advance(wait);
      flood();
      counts.push(shown.length);
    }
    expect([counts, shown.map((wanted) => wanted?.kind)]).toEqual([
      [1, 2, 2, 3, 3, 4],
      ['console-at', 'account', 'account', 'account'],
    ]);
  });

  it('that waits for the end of each pause show it ever more rarely all the same', async ({ core, shown }) => {
    for (let second = 0; second < 300; second += 3) {
      core.latchkey.openLink(account);
      await core.advance(3000);
    }
    // At 0 s, 3, 9, 18, 36, 69, 132, 192 and 252.
    expect(shown.length).toBeLessThan(11);
  });

  it('are forgotten once they have ended', async ({ core, shown }) => {
    core.latchkey.openLink(account);
    core.latchkey.openLink(account);
    await core.advance(20_000);
    core.latchkey.openLink(toConsole);
    expect(shown.map((wanted) => wanted?.kind)).toEqual(['account', 'account', 'console-at']);
  });
});

it('that comes before the start is followed once the lists are there', async ({ core, organisationId }) => {
  await core.latchkey.stop();
  const next = core.create();
  const shown = shownBy(next);
  next.openLink(account);
  const before = shown.length;
  await next.start();
  await core.settle();
  expect([before, shown]).toEqual([0, [{ kind: 'account', organisationId, accountId: '111122223333' }]]);
});

coreTest('without any organisation the window is shown, with what it shows then', ({ core }) => {
  const shown = shownBy(core.latchkey);
  core.latchkey.openLink(account);
  expect([shown, noticesOf(core.latchkey)]).toEqual([[null], []]);
});
