import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { createCallbackListeners } from '../../electron/shell/desktop/browser/callback-listeners.ts';
import type { LinkUse } from '../../electron/shell/desktop/browser/link-notifications.ts';
import { createPeerCheck } from '../../electron/shell/desktop/browser/peer-check.ts';
import { getAsOtherUser, hasOtherUser } from '../harness/as-other-user.ts';
import { organisationTest as it } from '../harness/fixtures.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { stateOf, type RunningCore } from '../harness/running-core.ts';

/** Starts a sign-in in the browser; answers the address that the browser is to come back to. */
async function begin(core: RunningCore, organisationId: string): Promise<URL> {
  await core.latchkey.commands['sign-in.start']({ organisationId });
  // The challenge is hashed on another thread, which `settle` does not see.
  while (stateOf(core.latchkey) === 'starting') await core.settle();
  const [organisation] = core.latchkey.snapshot().organisations;
  const attemptId =
    organisation !== undefined && 'attemptId' in organisation.signIn ? organisation.signIn.attemptId : '';
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  const authorize = new URL(core.browser.opened.at(-1) ?? '');
  return new URL(authorize.searchParams.get('redirect_uri') ?? '');
}

describe('a return that nobody of ours has sent', () => {
  it.for([
    ['a code of another account', '?code=theirs&state=guessed'],
    ['a code without a state', '?code=theirs'],
    ['a refusal', '?error=access_denied&state=guessed'],
    ['a refusal with an empty state', '?error=access_denied&state='],
  ])('with %s neither ends nor takes the sign-in', async ([, query], { core, organisationId }) => {
    const back = await begin(core, organisationId);
    const { status } = await fetch(`${back.href}${query ?? ''}`);
    await core.settle();
    expect([status, stateOf(core.latchkey), core.http.requests.some(({ path }) => path.endsWith('/token'))]).toEqual([
      400,
      'waiting-in-browser',
      false,
    ]);
  });
});

describe.skipIf(!hasOtherUser)('a real program of another user', () => {
  it('does not end a sign-in with the right state, and the person is told once', async () => {
    const told: LinkUse[] = [];
    const read = (path: string): Promise<string> => readFile(path, 'utf8');
    const peerOf = createPeerCheck({ system: 'linux', read, log: new RecordingLog() });
    const listener = await createCallbackListeners({ peerOf, notify: (use) => told.push(use) }).listen();
    const judged: (string | null)[] = [];
    listener.accept(({ error }) => judged.push(error) > 0);
    const forged = `${listener.redirectUri}?state=right&error=access_denied`;
    const answers = [await getAsOtherUser(forged), await getAsOtherUser(forged)];
    const before = [answers.map(({ status }) => status), [...judged], [...told]];
    const { status } = await fetch(`${listener.redirectUri}?state=right&code=x`);
    listener.close();
    expect([...before, status, judged]).toEqual([[403, 403], [], ['callback-other-user'], 200, [null]]);
  });
});
