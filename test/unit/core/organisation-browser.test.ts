import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { argumentsWith, commandWords } from '../../../electron/core/organisations/browser-command.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';

const url = 'https://device.sso.eu-west-1.amazonaws.com/?user_code=WDQK-RTNB';

describe('a command line', () => {
  it.each<[string, string[]]>([
    ['firefox', ['firefox', url]],
    ['  firefox   -P work ', ['firefox', '-P', 'work', url]],
    [
      '"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" --profile-directory="Profile 2" {url}',
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '--profile-directory=Profile 2', url],
    ],
    [
      `"C:\\Program Files\\Mozilla Firefox\\firefox.exe" -P 'a "b"' -url {url} -x`,
      ['C:\\Program Files\\Mozilla Firefox\\firefox.exe', '-P', 'a "b"', '-url', url, '-x'],
    ],
    ['chrome --app={url} --other={url}', ['chrome', `--app=${url}`, `--other=${url}`]],
    ['\\\\server\\share\\browser.exe', ['\\\\server\\share\\browser.exe', url]],
    [
      `firefox ';$(touch x)' $HOME %PATH% * ~ \\n ""`,
      ['firefox', ';$(touch x)', '$HOME', '%PATH%', '*', '~', '\\n', '', url],
    ],
    ["pro'gram'", ['program', url]],
  ])('%s', (line, expected) => {
    const words = commandWords(line);
    expect(words && [words[0], ...argumentsWith(words, url)]).toEqual(expected);
  });

  it.each([
    ['', 'nothing'],
    ['""', 'no program'],
    ['firefox "open', 'an open quote'],
    ["firefox 'open", 'an open quote'],
    ['./firefox', 'a path that is not whole'],
    ['bin/firefox', 'a path that is not whole'],
    ['~/bin/firefox', 'a path only a shell understands'],
    ['..\\firefox.exe', 'a path that is not whole'],
    ['firefox\n--x', 'a line break'],
    ['firefox \u202e--x', 'a mark that turns text around'],
    ['firefox \0', 'a null'],
  ])('%j is none: %s', (line) => {
    expect(commandWords(line)).toBeNull();
  });

  it('puts an address in as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        const [first, last] = [argumentsWith(['b', '--x={url}'], address), argumentsWith(['b', '-y'], address)];
        return first[0] === `--x=${address}` && last.join(' ') === `-y ${address}` && first.length === 1;
      }),
    );
    expect(argumentsWith(['b', '{url}'], 'https://x.example/?$&$1')).toEqual(['https://x.example/?$&$1']);
  });

  it('gives back every word that was quoted', () => {
    const piece = fc.string({ minLength: 1 }).filter((text) => !/["\p{C}]/u.test(text));
    fc.assert(
      fc.property(fc.array(piece), (words) => {
        const line = ['firefox', ...words.map((text) => `"${text}"`)].join(' ');
        expect(commandWords(line)).toEqual(['firefox', ...words]);
      }),
    );
  });
});

describe('the browser of an organisation', () => {
  const view = (core: RunningCore) => organisationIn(core.latchkey.snapshot());
  async function set(core: RunningCore, organisationId: string, browserCommand: string | null): Promise<string> {
    const answer = await core.latchkey.commands['organisation.change']({ organisationId, change: { browserCommand } });
    return answer.ok ? 'done' : answer.failure.code;
  }
  async function openForCode(core: RunningCore, organisationId: string): Promise<unknown> {
    const { attemptId, verificationLink } = await askForCode(core, organisationId);
    const answer = await core.latchkey.commands['sign-in.open-browser']({ organisationId, attemptId });
    return answer.ok ? [core.browser.opened.at(-1), verificationLink] : answer.failure;
  }

  it('is asked about by name, with each argument, before it is taken', async ({ core, organisationId }) => {
    const done = await set(core, organisationId, 'firefox -P "my work" {url}');
    expect({ done, browserCommand: view(core).browserCommand, asked: core.confirmation.asked }).toEqual({
      done: 'done',
      browserCommand: 'firefox -P "my work" {url}',
      asked: [
        {
          question: 'Use this program as the browser of Northwind?',
          detail: expect.stringMatching(/\n\nfirefox\n {4}-P\n {4}my work\n {4}\{url\}$/u) as unknown,
          agree: 'Use program',
        },
      ],
    });
  });

  it('stays as it was when the person does not agree, and so does the rest', async ({ core, organisationId }) => {
    core.confirmation.agrees = false;
    const answer = await core.latchkey.commands['organisation.change']({
      organisationId,
      change: { name: 'Southwind', browserCommand: 'firefox' },
    });
    expect({ answer, browserCommand: view(core).browserCommand, viewName: view(core).name }).toEqual({
      answer: { ok: false, failure: expect.objectContaining({ code: 'cancelled' }) as unknown },
      browserCommand: null,
      viewName: 'Northwind',
    });
  });

  it('is not asked about when it is the default one again, the same as before, or no command line', async ({
    core,
    organisationId,
  }) => {
    await set(core, organisationId, 'firefox');
    core.confirmation.asked.length = 0;
    const answers = [
      await set(core, organisationId, 'firefox'),
      await set(core, organisationId, '"firefox'),
      await set(core, organisationId, null),
    ];
    expect({ answers, asked: core.confirmation.asked }).toEqual({
      answers: ['done', 'browser-command-invalid', 'done'],
      asked: [],
    });
  });

  it('is asked about once at a time', async ({ core, organisationId }) => {
    const answers = await Promise.all([set(core, organisationId, 'firefox'), set(core, organisationId, 'chromium')]);
    expect({ answers, askedCount: core.confirmation.asked.length }).toEqual({
      answers: ['done', 'cancelled'],
      askedCount: 1,
    });
  });

  it('signs in, until it is the default one again', async ({ core, organisationId }) => {
    await set(core, organisationId, 'firefox -P work');
    const [withProgram, link] = [await openForCode(core, organisationId), view(core).signIn];
    await set(core, organisationId, null);
    const address = link.state === 'waiting-for-approval' ? link.verificationLink : '';
    expect({ withProgram, openForCode: await openForCode(core, organisationId) }).toEqual({
      withProgram: [`firefox | -P | work | ${address}`, address],
      openForCode: [address, address],
    });
  });

  it('is named when it could not be started', async ({ core, organisationId }) => {
    await set(core, organisationId, 'firefox -P work');
    core.browser.failing = true;
    expect({ openForCode: await openForCode(core, organisationId), signIn: view(core).signIn }).toEqual({
      openForCode: expect.objectContaining({
        code: 'browser-did-not-open',
        sentence: 'firefox could not be started. Check which browser is set for Northwind.',
      }) as unknown,
      signIn: expect.objectContaining({ browser: 'failed' }) as unknown,
    });
  });

  it('shows its consoles, by an address that is good once', async ({ core, organisationId }) => {
    await core.latchkey.commands['organisation.remove']({ organisationId });
    organisationId = await signIn(core);
    await set(core, organisationId, 'firefox -P work');
    const answer = await core.latchkey.perform({ kind: 'open-console', role: readOnlyRole(organisationId) }, 'tray');
    expect({
      answerOk: answer.ok,
      lastErrand: core.browser.errands.at(-1),
      lastOpened: core.browser.opened.at(-1),
    }).toEqual({
      answerOk: true,
      lastErrand: 'console',
      lastOpened: expect.stringMatching(
        /^firefox \| -P \| work \| http:\/\/127\.0\.0\.1:\d+\/us-east-1\/federation\?Action=login/u,
      ) as unknown,
    });
  });
});
