import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createPeerCheck } from '../../electron/shell/desktop/browser/peer-check.ts';
import { createCredentialsEndpoint } from '../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { getAsOtherUser, hasOtherUser } from '../harness/as-other-user.ts';
import { sendRaw } from '../harness/raw-http.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { readOnlyRole, signIn, startCore } from '../harness/running-core.ts';
import { startEndpoint, statusOf, terraform, tokenOf, written } from '../unit/shell/doubles/running-endpoint.ts';

const peerOf = createPeerCheck({
  system: 'linux',
  read: (path) => readFile(path, 'utf8'),
  log: new RecordingLog(),
});

describe.skipIf(!hasOtherUser)('a real program of another user', () => {
  it('gets nothing of the endpoint with a token that it has seen', async () => {
    const { port, answered, otherUsers } = await startEndpoint({ peerOf });
    const address = `http://127.0.0.1:${String(port)}/credentials/${terraform}`;
    const { status } = await getAsOtherUser(address, `Authorization: ${tokenOf(terraform)}`);
    const ours = statusOf(await sendRaw(port, written(port)));
    expect([status, ours, answered.length, otherUsers]).toEqual([403, 200, 1, [terraform]]);
  });

  it('ends the token by asking with it, for everybody, which the person is told', async () => {
    const core = await startCore({}, () => ({ endpointServer: createCredentialsEndpoint({ peerOf }) }));
    await core.latchkey.start();
    const role = readOnlyRole(await signIn(core));
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'renewing-shell' }, 'window');
    const [, address = ''] = /'(http:[^']+)'/u.exec(core.clipboard.text) ?? [];
    const [token = ''] = [...core.files.texts].flatMap(([path, text]) => (path.endsWith('.token') ? [text] : []));
    const { status } = await getAsOtherUser(address, `Authorization: ${token}`);
    await core.settle();
    const after = await core.latchkey.commands['programs.get']({});
    const activity = await core.latchkey.commands['activity.get']({});
    await core.close();
    expect([status, after.ok ? after.value.endpoint.consumers : null]).toEqual([403, []]);
    expect(core.notifier.wishes.map(({ kind, title }) => [kind, title])).toContainEqual([
      'always',
      'Another user of this computer asked for credentials of payments-prod, ReadOnlyAccess',
    ]);
    expect(activity.ok ? activity.value.entries[0] : null).toMatchObject({
      kind: 'read-credentials',
      role,
      outcome: 'other-user-asked',
    });
  });
});
