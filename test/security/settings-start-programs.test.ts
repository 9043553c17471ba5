import { describe, expect } from 'vitest';
import { organisationTest as it } from '../harness/fixtures.ts';
import { organisationIn, startAgain, type RunningCore } from '../harness/running-core.ts';

/** As somebody does who writes into the settings file. */
function writeIntoSettings(core: RunningCore, browserCommand: string): void {
  const { organisations } = core.settings.read();
  core.settings.change({ organisations: organisations.map((record) => ({ ...record, browserCommand })) });
}

async function choose(core: RunningCore, organisationId: string, browserCommand: string | null): Promise<void> {
  await core.latchkey.commands['organisation.change']({ organisationId, change: { browserCommand } });
}

/** Opens the browser for a sign-in; answers what was started, or what was said, and how often the person was asked. */
async function open(
  core: RunningCore,
  organisationId: string,
  latchkey = core.latchkey,
): Promise<readonly [string | undefined, asked: number]> {
  await latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
  await core.settle();
  const { signIn } = organisationIn(latchkey.snapshot());
  const attemptId = signIn.state === 'waiting-for-approval' ? signIn.attemptId : '';
  const [opened, asked] = [core.browser.opened.length, core.confirmation.asked.length];
  const answer = await latchkey.commands['sign-in.open-browser']({ organisationId, attemptId });
  const started = core.browser.opened.slice(opened).join().split(' | https:')[0]?.split(' | http:')[0];
  return [answer.ok ? started : answer.failure.sentence, core.confirmation.asked.length - asked];
}

const refusal = (program: string): string =>
  `${program} was not started, since you did not agree to it. Choose the browser of Northwind in its settings.`;

describe('a browser command that stands in the settings file', () => {
  it('is asked about in a dialog of main before its first use, and not started when the person does not agree', async ({
    core,
    organisationId,
  }) => {
    core.confirmation.agrees = false;
    writeIntoSettings(core, 'calculator --now');
    expect({
      open: await open(core, organisationId),
      openAgain: await open(core, organisationId),
      firstAsked: core.confirmation.asked[0],
    }).toEqual({
      open: [refusal('calculator'), 1],
      openAgain: [refusal('calculator'), 1],
      firstAsked: {
        question: 'Use this program as the browser of Northwind?',
        detail: expect.stringMatching(/^It stands in the settings, .*\n\ncalculator\n {4}--now$/u) as unknown,
        agree: 'Use program',
      },
    });
    expect(core.browser.opened).toEqual([]);
  });

  it('is asked about once when the person agrees, also after the next start', async ({ core, organisationId }) => {
    writeIntoSettings(core, 'firefox -P work');
    const before = [await open(core, organisationId), await open(core, organisationId)];
    const next = await startAgain(core);
    expect([...before, await open(core, organisationId, next)]).toEqual([
      ['firefox | -P | work', 1],
      ['firefox | -P | work', 0],
      ['firefox | -P | work', 0],
    ]);
  });

  it('is not asked about where it was agreed to in the settings window, also after the next start', async ({
    core,
    organisationId,
  }) => {
    await choose(core, organisationId, 'firefox -P work');
    const before = await open(core, organisationId);
    const next = await startAgain(core);
    expect({ before, open: await open(core, organisationId, next) }).toEqual({
      before: ['firefox | -P | work', 0],
      open: ['firefox | -P | work', 0],
    });
  });

  it('is asked about when it is another one than was agreed to, by a single letter', async ({
    core,
    organisationId,
  }) => {
    await choose(core, organisationId, 'firefox -P work');
    core.confirmation.agrees = false;
    writeIntoSettings(core, 'firefox -P Work');
    const changed = await open(core, organisationId);
    writeIntoSettings(core, 'firefox -P work');
    expect({ changed, open: await open(core, organisationId) }).toEqual({
      changed: [refusal('firefox'), 1],
      open: ['firefox | -P | work', 0],
    });
  });

  it('is asked about where the agreement was for another organisation, or was taken back', async ({
    core,
    organisationId,
  }) => {
    await choose(core, organisationId, 'firefox');
    const { startUrl, region } = core.simulator;
    const other = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'B', another: true });
    core.confirmation.agrees = false;
    const first = organisationId;
    organisationId = other.ok ? other.value.organisationId : '';
    writeIntoSettings(core, 'firefox');
    await core.latchkey.commands['organisation.remove']({ organisationId: first });
    const ofOther = await open(core, organisationId);
    core.confirmation.agrees = true;
    await choose(core, organisationId, 'chromium');
    await choose(core, organisationId, null);
    core.confirmation.agrees = false;
    writeIntoSettings(core, 'chromium');
    expect({ ofOther, open: await open(core, organisationId) }).toEqual({
      ofOther: [refusal('firefox').replace('Northwind', 'B'), 1],
      open: [refusal('chromium').replace('Northwind', 'B'), 1],
    });
  });

  it('is asked about again where what was agreed to is lost with the keychain', async ({ core, organisationId }) => {
    await choose(core, organisationId, 'firefox');
    core.vault.text = null;
    const next = await startAgain(core);
    expect(await open(core, organisationId, next)).toEqual(['firefox', 1]);
  });

  it('is not started, nor asked about, where a shell would read the address', async ({ core, organisationId }) => {
    writeIntoSettings(core, 'sh -c "firefox {url}"');
    expect({ open: await open(core, organisationId), opened: core.browser.opened }).toEqual({
      open: [expect.stringMatching(/^A shell would read the address/u), 0],
      opened: [],
    });
  });
});

it('a shell is not asked about when it is chosen', async ({ core, organisationId }) => {
  const change = { browserCommand: 'sh -c "firefox {url}"' };
  const answer = await core.latchkey.commands['organisation.change']({ organisationId, change });
  expect({ answer: answer.ok ? '' : answer.failure.code, asked: core.confirmation.asked }).toEqual({
    answer: 'browser-command-invalid',
    asked: [],
  });
});

it('what was agreed to goes with the organisation', async ({ core, organisationId }) => {
  await choose(core, organisationId, 'firefox -P work');
  const kept = core.vault.text?.reveal().includes('firefox -P work');
  await core.latchkey.commands['organisation.remove']({ organisationId });
  expect({ kept, vaultTextHasFirefoxPWork: core.vault.text?.reveal().includes('firefox -P work') }).toEqual({
    kept: true,
    vaultTextHasFirefoxPWork: false,
  });
});
