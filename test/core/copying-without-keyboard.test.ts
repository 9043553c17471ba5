import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../electron/contract/identifiers.ts';
import { minute, second } from '../../electron/core/instant.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../support/running-core.ts';

const code = (wanted: string) => ({
  ok: false,
  failure: expect.objectContaining({ code: wanted }) as unknown,
});

let core: RunningCore;
let role: Role;
let windowWanted: number;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  windowWanted = 0;
  core.latchkey.onWindowWanted(() => (windowWanted += 1));
});
afterEach(() => core.close());

const copy = () => core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const copyArn = () => core.latchkey.perform({ kind: 'copy-account-id', role }, 'tray');
const isCopied = () => core.clipboard.text.includes('AWS_SESSION_TOKEN');
const notice = () => core.latchkey.snapshot().clipboard;

describe('F: where the clipboard takes nothing without the keyboard', () => {
  beforeEach(() => core.clipboard.giveKeyboard(false));

  it('brings the window, copies once it has the keyboard, and says so only then', async () => {
    const copying = copy();
    await core.settle();
    const before = { copied: isCopied(), notice: notice(), windowWanted };
    core.clipboard.giveKeyboard(true);
    const answer = await copying;
    expect({ before, answer, copied: isCopied(), what: notice()?.what }).toEqual({
      before: { copied: false, notice: null, windowWanted: 1 },
      answer: { ok: true, value: null },
      copied: true,
      what: 'credentials',
    });
  });

  it('copies what is no secret in the same way', async () => {
    const copying = copyArn();
    await core.settle();
    core.clipboard.giveKeyboard(true);
    expect([await copying, core.clipboard.text]).toEqual([{ ok: true, value: null }, role.accountId]);
  });

  it('says after 10 s that nothing was copied, and copies nothing when the keyboard comes later', async () => {
    const copying = copy();
    await core.settle();
    await core.advance(10 * second);
    const answer = await copying;
    core.clipboard.giveKeyboard(true);
    await core.settle();
    expect([answer, isCopied(), notice()]).toEqual([code('clipboard-needs-window'), false, null]);
  });

  it('takes a copy away at its time, and looks again when it has the keyboard: the desktop may offer it anew', async () => {
    core.clipboard.giveKeyboard(true);
    await copy();
    const secret = core.clipboard.text;
    core.clipboard.giveKeyboard(false);
    await core.advance(minute);
    const cleared = [core.clipboard.text, notice()];
    core.clipboard.text = secret;
    await core.advance(minute);
    const offeredAgain = core.clipboard.text;
    core.clipboard.giveKeyboard(true);
    await core.settle();
    expect([cleared, offeredAgain, core.clipboard.text]).toEqual([['', null], secret, '']);
  });

  it('leaves the same credentials alone that were copied anew meanwhile', async () => {
    core.clipboard.giveKeyboard(true);
    await copy();
    core.clipboard.giveKeyboard(false);
    await core.advance(minute);
    const copying = copy();
    await core.settle();
    core.clipboard.giveKeyboard(true);
    await copying;
    await core.settle();
    expect(isCopied()).toBe(true);
  });
});

describe('a clipboard that takes no marks of a secret', () => {
  beforeEach(() => (core.clipboard.takesMarks = false));

  it('gets nothing where the person does not want that', async () => {
    core.confirmation.agrees = false;
    expect([await copy(), isCopied(), notice()]).toEqual([code('cancelled'), false, null]);
  });

  it('gets it once the person agreed, who is asked once', async () => {
    await copy();
    await copy();
    expect([isCopied(), core.confirmation.asked.map(({ agree }) => agree)]).toEqual([true, ['Copy without']]);
  });

  it('gets what is no secret without a question', async () => {
    await copyArn();
    expect([core.clipboard.text, core.confirmation.asked]).toEqual([role.accountId, []]);
  });
});
