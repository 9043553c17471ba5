import { describe, expect, vi } from 'vitest';
import type { Wanted } from '../../../electron/contract/events.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { minute } from '../../../electron/core/time/instant.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const code = (wanted: string) => ({
  ok: false,
  failure: expect.objectContaining({ code: wanted }) as unknown,
});

const it = signedInTest.extend('windowWanted', ({ core }) => {
  const windowWanted: (Wanted | null)[] = [];
  core.latchkey.onWindowWanted((wanted) => windowWanted.push(wanted));
  return windowWanted;
});
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const copyAccountId = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-account-id', role }, 'tray');
const isCopied = (core: RunningCore) => core.clipboard.text.includes('AWS_SESSION_TOKEN');
const notice = (core: RunningCore) => core.latchkey.snapshot().clipboard;

describe('F: where the clipboard takes nothing without the keyboard', () => {
  it.beforeEach(({ core }) => core.clipboard.giveKeyboard(false));

  it('copies nothing, says so, and brings the window with the sheet to copy it', async ({
    core,
    role,
    windowWanted,
  }) => {
    const answer = await copy(core, role);
    expect({ answer, text: core.clipboard.text, notice: notice(core), windowWanted }).toEqual({
      answer: code('clipboard-needs-window'),
      text: '',
      notice: null,
      windowWanted: [{ kind: 'copy-as', role }],
    });
  });

  it.for(['copy-account-id', 'copy-role-arn', 'copy-console-link'] as const)(
    'does the same with %s, on the sheet that has it: in that of the formats Enter would copy the keys',
    async (kind, { core, role, windowWanted }) => {
      const answer = await core.latchkey.perform({ kind, role }, 'window');
      expect({ answer, clipboardText: core.clipboard.text, windowWanted }).toEqual({
        answer: code('clipboard-needs-window'),
        clipboardText: '',
        windowWanted: [{ kind: 'actions', role }],
      });
    },
  );

  it('copies as ever while the window has the keyboard', async ({ core, role, windowWanted }) => {
    core.clipboard.giveKeyboard(true);
    expect({ copyOk: (await copy(core, role)).ok, isCopied: isCopied(core), windowWanted }).toEqual({
      copyOk: true,
      isCopied: true,
      windowWanted: [],
    });
  });

  it('takes a copy away at its time, and looks again when it has the keyboard: the desktop may offer it anew', async ({
    core,
    role,
  }) => {
    core.clipboard.giveKeyboard(true);
    await copy(core, role);
    const secret = core.clipboard.text;
    core.clipboard.giveKeyboard(false);
    await core.advance(minute);
    const cleared = [core.clipboard.text, notice(core)];
    core.clipboard.text = secret;
    await core.advance(minute);
    const offeredAgain = core.clipboard.text;
    core.clipboard.giveKeyboard(true);
    await core.settle();
    expect({ cleared, offeredAgain, clipboardText: core.clipboard.text }).toEqual({
      cleared: ['', null],
      offeredAgain: secret,
      clipboardText: '',
    });
  });

  it('leaves the same credentials alone that were copied anew meanwhile', async ({ core, role }) => {
    core.clipboard.giveKeyboard(true);
    await copy(core, role);
    core.clipboard.giveKeyboard(false);
    await core.advance(minute);
    core.clipboard.giveKeyboard(true);
    await copy(core, role);
    await core.settle();
    expect(isCopied(core)).toBe(true);
  });
});

describe('a clipboard that takes no marks of a secret', () => {
  it.beforeEach(({ core }) => (core.clipboard.takesMarks = false));

  it('gets nothing where the person does not want that', async ({ core, role }) => {
    core.confirmation.agrees = false;
    expect({ copy: await copy(core, role), isCopied: isCopied(core), notice: notice(core) }).toEqual({
      copy: code('cancelled'),
      isCopied: false,
      notice: null,
    });
  });

  it('gets it once the person agreed, who is asked once', async ({ core, role }) => {
    await copy(core, role);
    await copy(core, role);
    expect({ isCopied: isCopied(core), asked: core.confirmation.asked.map(({ agree }) => agree) }).toEqual({
      isCopied: true,
      asked: ['Copy without'],
    });
  });

  it('gets two that are copied at once by one question', async ({ core, role }) => {
    const answer = Promise.withResolvers<boolean>();
    const ask = vi.spyOn(core.confirmation, 'ask').mockReturnValue(answer.promise);
    const copies = [copy(core, role), core.latchkey.perform({ kind: 'copy-console-link', role }, 'window')];
    await core.settle();
    answer.resolve(true);
    const answers = await Promise.all(copies);
    expect({ answers: answers.map(({ ok }) => ok), callCount: ask.mock.calls.length }).toEqual({
      answers: [true, true],
      callCount: 1,
    });
  });

  it('gets what is no secret without a question', async ({ core, role }) => {
    await copyAccountId(core, role);
    expect({ clipboardText: core.clipboard.text, asked: core.confirmation.asked }).toEqual({
      clipboardText: role.accountId,
      asked: [],
    });
  });
});
