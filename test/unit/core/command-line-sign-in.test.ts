import { describe, expect } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { CommandAnswer } from '../../../electron/core/command-line/command-request.ts';
import { coreTest, organisationTest as it, signedInTest } from '../../harness/fixtures.ts';
import { askCommand, endOf, onTerminal, printedBy, shownAnswer } from '../../harness/ask-command.ts';
import { organisationIn, stateOf, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn } from '../../harness/several-organisations.ts';

const terminal = onTerminal(80);
const useCode = (core: RunningCore, organisationId: string) =>
  core.latchkey.commands['organisation.change']({ organisationId, change: { signInWay: 'code' } });

type Again = Extract<CommandAnswer, { next: 'again' }>;

/** Asks, and asks again as the client does, until something is printed or it ends. */
async function login(core: RunningCore, words: readonly string[] = ['login']): Promise<CommandAnswer> {
  for (let left = 20; left > 0; left -= 1) {
    const asked = askCommand(core, words, terminal);
    await core.settle();
    const answer = await asked;
    if (answer.next !== 'again' || answer.text.reveal() !== '') return answer;
    words = answer.words;
  }
  throw new Error('It asks again and again.');
}

async function begun(core: RunningCore): Promise<Again> {
  const answer = await login(core);
  if (answer.next !== 'again') throw new Error(`The answer is ${shownAnswer(answer)}`);
  return answer;
}

/** The next answer, once what `happens` has happened while it waits. */
async function next(core: RunningCore, { words }: Again, happens: () => unknown): Promise<string> {
  const asked = askCommand(core, words, terminal);
  await core.settle();
  await happens();
  await core.settle();
  return shownAnswer(await asked);
}

describe('latchkey login with a code', () => {
  it('prints code and page, opens the browser once they are on screen, and ends when it is approved', async ({
    core,
    organisationId,
  }) => {
    await useCode(core, organisationId);
    const first = await begun(core);
    const { signIn: shown } = organisationIn(core.latchkey.snapshot());
    if (shown.state !== 'waiting-for-approval') throw new Error(shown.state);
    expect(first.text.reveal()).toBe(
      `Sign in to Northwind in the browser, which opens now. Check that it\nshows this code:\n\n  ${shown.userCode}\n\nOr open ${shown.verificationLink}\n\n`,
    );
    expect(first.words).toEqual(['login', organisationId, '--wait', shown.attemptId]);
    expect(core.browser.opened).toEqual([]);
    const last = await next(core, first, async () => {
      core.simulator.control.approveDevice(shown.userCode);
      await core.advance(2 * second);
    });
    expect([core.browser.opened.length, last]).toEqual([1, '0 out\nNorthwind: signed in since 09:04\n']);
  });

  it('asks again after 20 s without a word, for as long as it waits', async ({ core, organisationId }) => {
    await useCode(core, organisationId);
    const first = await begun(core);
    const again = await next(core, first, () => core.advance(20 * second));
    expect(again).toBe(`again ${first.words.join(' ')}\n`);
  });

  it('ends with 4 when it is refused, and when nobody approves it', async ({ core, organisationId }) => {
    await useCode(core, organisationId);
    const first = await begun(core);
    const { signIn: shown } = organisationIn(core.latchkey.snapshot());
    const refused = await next(core, first, async () => {
      core.simulator.control.denyDevice(shown.state === 'waiting-for-approval' ? shown.userCode : '');
      await core.advance(2 * second);
    });
    const later = await begun(core);
    await core.advance(11 * minute);
    const late = await next(core, later, () => undefined);
    expect([refused, late]).toEqual([
      '4 err\nIt was refused in the browser. If that was not you, tell your administrator.\n',
      // Nobody has ever signed in there.
      '4 err\nThe region may be wrong. Check it with your administrator.\n',
    ]);
  });

  it('ends with 4 when it is cancelled in the window', async ({ core, organisationId }) => {
    await useCode(core, organisationId);
    const first = await begun(core);
    const ended = await next(core, first, () => core.latchkey.commands['sign-in.cancel']({ organisationId }));
    expect(ended).toBe('4 err\nThe sign-in to Northwind was cancelled. Nothing has changed.\n');
  });

  it('goes on with one that was started in the window, and tells of the other that took its place', async ({
    core,
    organisationId,
  }) => {
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const first = await begun(core);
    expect(core.simulator.control.devices()).toHaveLength(1);
    const other = await next(core, first, async () => {
      await core.latchkey.commands['sign-in.start']({ organisationId, way: 'browser' });
      while (organisationIn(core.latchkey.snapshot()).signIn.state === 'starting') await core.settle();
    });
    expect(other.replace(/--wait \S+/u, '--wait ID')).toBe(`again login ${organisationId} --wait ID\n`);
    const words = ['login', organisationId, '--wait', 'new'];
    expect(shownAnswer(await login(core, words))).toContain(
      'Sign in to Northwind in the browser, which opens now. It comes',
    );
  });

  it('says that AWS cannot be reached', async ({ core, organisationId }) => {
    await useCode(core, organisationId);
    core.http.offline = true;
    expect(shownAnswer(await login(core))).toMatch(/^6 err\nAWS could not be reached\. Latchkey tries again/u);
  });
});

describe('latchkey login in the browser', () => {
  it('says where a code is to be had when no port can be listened on, and shows it then', async ({
    core,
    organisationId,
  }) => {
    core.listeners.failing = true;
    const refused = shownAnswer(await login(core));
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    expect([refused, (await begun(core)).text.reveal()]).toEqual([
      '1 err\nAnother program is using the return address. Choose "Use a code" in the Latchkey window; then this command shows the code.\n',
      expect.stringMatching(/[A-Z]{4}-[A-Z]{4}/u) as string,
    ]);
  });

  it('opens the browser once that is said, and ends when it is back', async ({ core }) => {
    const first = await begun(core);
    expect([first.text.reveal(), core.browser.opened.length]).toEqual([
      'Sign in to Northwind in the browser, which opens now. It comes back by itself.\n',
      0,
    ]);
    const last = await next(core, first, async () => {
      const authorize = new URL(core.browser.opened.at(-1) ?? '');
      const form = new URLSearchParams([...authorize.searchParams, ['answer', 'allow']]);
      const response = await fetch(`${authorize.origin}${authorize.pathname}`, {
        method: 'POST',
        body: form,
        headers: { origin: authorize.origin },
        redirect: 'manual',
      });
      await fetch(response.headers.get('location') ?? '', { redirect: 'manual' });
      while (stateOf(core.latchkey) !== 'signed-in') await core.settle();
    });
    expect(last).toBe('0 out\nNorthwind: signed in since 09:04\n');
    expect(first.text.reveal()).not.toContain('code_challenge');
  });

  it('opens none while nobody is there', async ({ core }) => {
    core.userPresence.seen = 'locked';
    const first = await begun(core);
    await next(core, first, () => core.advance(20 * second));
    expect(core.browser.opened).toEqual([]);
  });
});

describe('latchkey login and logout', () => {
  signedInTest('say how it stands where there is nothing to do', async ({ core, organisationId }) => {
    await core.latchkey.commands['organisation.change']({
      organisationId,
      change: { sessionLengthMs: 8 * 60 * minute },
    });
    const before = await printedBy(core, 'login');
    const out = [await printedBy(core, 'logout'), await printedBy(core, 'logout')];
    expect([before, ...out, stateOf(core.latchkey)]).toEqual([
      '0 out\nNorthwind: signed in, 7 h 59 min left\n',
      '0 out\nSigned out of Northwind. Keys that were copied work until they end.\n',
      '0 out\nThere was no sign-in to Northwind.\n',
      'signed-out',
    ]);
  });

  coreTest('choose an organisation by its name, a part of it, or its id', async ({ launch }) => {
    const clientA = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 7 };
    const core = await launch({ second: clientA });
    const { second: other } = core.simulator;
    if (other === undefined) throw new Error('There is no second organisation.');
    const northwind = await add(core, core.simulator, 'Northwind');
    const client = await add(core, other, 'Client A (Zürich)');
    await signIn(core, core.simulator, northwind);
    const lines = [
      ['login'],
      ['login', 'north'],
      ['login', 'clint a (zürich)'],
      ['login', 'nobody'],
      ['logout', 'client'],
    ];
    const said = await Promise.all(lines.map((words) => printedBy(core, words)));
    expect(said).toEqual([
      '9 err\nThere are several organisations: Northwind, Client A (Zürich). Name one.\n',
      '0 out\nNorthwind: signed in since 09:04\n',
      '9 err\nNo organisation fits “clint a (zürich)”. Did you mean “Client A (Zürich)”?\n',
      '9 err\nNo organisation fits “nobody”. There are Northwind, Client A (Zürich).\n',
      '0 out\nThere was no sign-in to Client A (Zürich).\n',
    ]);
    expect(await endOf(core, ['roles', '--organisation', client])).toMatch(/^1 AWS has listed nothing yet/u);
    expect(await endOf(core, ['roles', '--organisation=northwind', 'payments'])).toBe('0 out');
  });
});
