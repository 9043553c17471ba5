import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createOneTimeLinks } from '../../electron/shell/desktop/browser/one-time-links.ts';
import { createPeerCheck } from '../../electron/shell/desktop/browser/peer-check.ts';
import type { LinkUse } from '../../electron/shell/desktop/browser/link-notifications.ts';
import { getAsOtherUser, hasOtherUser } from '../harness/as-other-user.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { RecordingLog } from '../harness/recording-log.ts';

const target = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=abc';

function options() {
  const told: LinkUse[] = [];
  const log = new RecordingLog();
  const peerOf = createPeerCheck({ system: 'linux', read: (path) => readFile(path, 'utf8'), log });
  return { told, clock: new ManualClock(), peerOf, notify: (use: LinkUse) => told.push(use) };
}

async function getAsUs(address: string): Promise<readonly [status: number, location: string | null]> {
  const { status, headers } = await fetch(address, { redirect: 'manual' });
  return [status, headers.get('location')];
}

describe.skipIf(!hasOtherUser)('a real program of another user', () => {
  it.each(['console', 'sign-in'] as const)(
    'gets nothing of a %s link, does not use it up, and the person is told once',
    async (errand) => {
      const { told, ...rest } = options();
      const address = await createOneTimeLinks(rest).publish(new Secret(target), errand);
      const answers = [await getAsOtherUser(address), await getAsOtherUser(address)];
      expect({
        answerStatuses: answers.map(({ status }) => status),
        anyAnswers: answers.some(({ answer }) => answer.includes('SigninToken')),
      }).toEqual({ answerStatuses: [403, 403], anyAnswers: false });
      expect({ told, getAsUs: await getAsUs(address) }).toEqual({
        told: [`${errand}-other-user`],
        getAsUs: [302, target],
      });
    },
  );
});
