import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, Role } from '../../../electron/shared/model/role.ts';
import { EndpointConsumers, type OpenedConsumer } from '../../../electron/core/export/endpoint-consumers.ts';
import type { Tokens } from '../../../electron/core/ports/credentials-endpoint.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { hour, instant, minute } from '../../../electron/core/time/instant.ts';
import { FakeEndpointServer } from '../../harness/fake-endpoint-server.ts';
import { MemoryFiles, plainIdentifiers } from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

const stored = 'endpoint/consumers.json';
const organisationId = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10';
const otherOrganisationId = '5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11';
const readOnly: Role = { organisationId, accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };
const admin: Role = { ...readOnly, roleName: 'AdministratorAccess' };
const elsewhere: Role = { ...readOnly, organisationId: otherOrganisationId };

/** Files that can be full, or slow. */
class FailableFiles extends MemoryFiles {
  isFull = false;
  writes = 0;
  held: Promise<unknown> | null = null;

  override async write(path: string, text: string): Promise<void> {
    await this.held;
    this.writes += 1;
    if (this.isFull) throw new Error('ENOSPC');
    await super.write(path, text);
  }
}

let made = 0;
const tokens: Tokens = {
  create: () => new Secret(`token-${String((made += 1))}`),
  hash: (token) => createHash('sha256').update(token.reveal()).digest('hex'),
  areSame: (one, other) => one === other,
};

let files: FailableFiles;
let server: FakeEndpointServer;
let log: RecordingLog;
let now: number;
let asked: { readonly role: Role; readonly program: string }[];
let askedByOthers: Role[];
let consumers: EndpointConsumers;
beforeEach(async () => {
  files = new FailableFiles();
  server = new FakeEndpointServer();
  log = new RecordingLog();
  now = Date.UTC(2026, 10, 22, 9, 4);
  asked = [];
  askedByOthers = [];
  consumers = create();
  await consumers.start();
});

/** Another start on the same disk. */
function create(): EndpointConsumers {
  return new EndpointConsumers({
    files,
    server,
    tokens,
    identifiers: plainIdentifiers,
    time: { now: () => instant(now) },
    log,
    credentialsFor(role, { program }) {
      asked.push({ role, program });
      return Promise.resolve({ ok: false, failure: { code: 'offline', sentence: 'No.', retry: true } });
    },
    otherUserAsked: (role) => askedByOthers.push(role),
    report: { programsChanged: () => undefined },
  });
}

async function opened(role: Role = readOnly, purpose = 'shell'): Promise<OpenedConsumer> {
  const result = await consumers.open(role, purpose);
  if (!result.ok) throw new Error(result.failure.sentence);
  return result.value;
}

const tokenOf = ({ tokenPath }: OpenedConsumer): string => files.texts.get(tokenPath) ?? '';
const isAdmitted = ({ consumer }: OpenedConsumer, token: string): boolean | undefined =>
  server.desk?.isAdmitted(consumer.id, new Secret(token));
const codeOf = (result: Awaited<ReturnType<EndpointConsumers['open' | 'revoke']>>): string =>
  result.ok ? 'ok' : result.failure.code;
async function restart(): Promise<void> {
  await consumers.stop();
  consumers = create();
  await consumers.start();
}

describe('a consumer of the endpoint', () => {
  it('is what it listens for: before there is one, it does not', async () => {
    expect([server.desk, consumers.view().state]).toEqual([null, 'idle']);
    const { consumer, address } = await opened();
    expect(address).toBe(`http://127.0.0.1:20001/credentials/${consumer.id}`);
    expect(consumers.view()).toEqual({ state: 'listening', port: 20_001, consumers: [consumer] });
  });

  it('has a token, which is in its own file alone and ends it', async () => {
    const first = await opened();
    expect(tokenOf(first)).toMatch(/^token-\d+$/u);
    expect(files.texts.get(stored)).not.toContain(tokenOf(first));
    expect([isAdmitted(first, tokenOf(first)), isAdmitted(first, ''), isAdmitted(first, 'guessed')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not admitted with the token of another, nor is one that there is not', async () => {
    const [first, second] = [await opened(), await opened(admin)];
    expect([isAdmitted(first, tokenOf(second)), isAdmitted(second, tokenOf(second))]).toEqual([false, true]);
    expect(server.desk?.isAdmitted(otherOrganisationId, new Secret(tokenOf(first)))).toBe(false);
    expect(server.desk?.isAdmitted('', new Secret(''))).toBe(false);
  });

  it('is the same for the same role and purpose', async () => {
    const first = await opened();
    expect([await opened(), (await opened(readOnly, 'docker')).address === first.address]).toEqual([first, false]);
    expect(consumers.view().consumers).toHaveLength(2);
  });

  it('gets another token where its file is gone or was changed, and the old one is worth nothing', async () => {
    const first = await opened();
    const old = tokenOf(first);
    files.texts.set(first.tokenPath, `${old}\n`);
    const again = await opened();
    expect([again.address, isAdmitted(first, old), isAdmitted(first, tokenOf(first))]).toEqual([
      first.address,
      false,
      true,
    ]);
  });

  it('is answered for its role, with the name it gave', async () => {
    const first = await opened(admin);
    const answer = await server.desk?.answer(first.consumer.id, 'terraform');
    expect([answer?.status, asked]).toEqual([503, [{ role: admin, program: 'terraform' }]]);
  });

  it('keeps its port and its token at the next start', async () => {
    const first = await opened();
    await restart();
    expect([consumers.view().state, consumers.view().port, isAdmitted(first, tokenOf(first))]).toEqual([
      'listening',
      20_001,
      true,
    ]);
    expect(await opened()).toEqual(first);
  });
});

describe('who asked last', () => {
  it('is shown, and known at the next start', async () => {
    const { consumer } = await opened();
    now += 5 * minute;
    await server.desk?.answer(consumer.id, 'terraform');
    const lastAsked = { at: instant(now), program: 'terraform' };
    expect(consumers.view().consumers).toEqual([{ ...consumer, lastAsked }]);
    await restart();
    expect(consumers.view().consumers).toEqual([{ ...consumer, lastAsked }]);
  });

  it('is written once an hour, however many ask', async () => {
    const { consumer } = await opened();
    const before = files.writes;
    for (let at = 0; at < 24; at += 1) {
      now += 5 * minute;
      await Promise.all([1, 2, 3].map(async () => server.desk?.answer(consumer.id, 'terraform')));
    }
    await consumers.start();
    expect([files.writes - before, 24 * 5 * minute]).toEqual([2, 2 * hour]);
  });
});

describe('a port that another program has', () => {
  it('is told, at the start and to who opens; nothing is lost, and it can be tried again', async () => {
    const first = await opened();
    server.taken = true;
    await restart();
    const told = [consumers.view(), await consumers.open(admin, 'shell')];
    expect(told).toEqual([
      { state: 'port-taken', port: 20_001, consumers: [first.consumer] },
      {
        ok: false,
        failure: { code: 'port-taken', sentence: text('failure.port-taken', { port: '20001' }), retry: false },
      },
    ]);
    server.taken = false;
    await consumers.start();
    expect([consumers.view().state, isAdmitted(first, tokenOf(first))]).toEqual(['listening', true]);
  });
});

describe('a revoked consumer', () => {
  it('is refused at once, before the disk knows, and after the next start', async () => {
    const [first, second] = [await opened(), await opened(admin)];
    const { promise, resolve } = Promise.withResolvers<null>();
    files.held = promise;
    const token = tokenOf(first);
    const revoking = consumers.revoke(first.consumer.id);
    const atOnce = [isAdmitted(first, token), (await server.desk?.answer(first.consumer.id, ''))?.status, asked];
    resolve(null);
    expect([atOnce, codeOf(await revoking), files.texts.has(first.tokenPath)]).toEqual([[false, 403, []], 'ok', false]);
    await restart();
    expect([isAdmitted(first, token), isAdmitted(second, tokenOf(second))]).toEqual([false, true]);
  });

  it('is revoked though it was being made', async () => {
    const opening = consumers.open(readOnly, 'shell');
    const revoking = consumers.revokeOrganisation(organisationId);
    const result = await opening;
    await revoking;
    expect([codeOf(result), consumers.view().consumers]).toEqual(['ok', []]);
    expect([...files.texts.keys()]).toEqual([stored]);
  });

  it('that was the last is told so until the app ends; then nothing listens, and the next one gets another port', async () => {
    const first = await opened();
    const token = tokenOf(first);
    await consumers.revoke(first.consumer.id);
    const refusal = await server.desk?.answer(first.consumer.id, '');
    expect([isAdmitted(first, token), refusal?.status]).toEqual([false, 403]);
    await restart();
    expect([server.desk, consumers.view()]).toEqual([null, { state: 'idle', port: null, consumers: [] }]);
    expect((await opened()).address).toContain(':20002/');
  });

  it('that was the last leaves a port that another program has', async () => {
    const first = await opened();
    server.taken = true;
    await restart();
    await consumers.revoke(first.consumer.id);
    server.taken = false;
    expect([consumers.view().state, (await opened()).address]).toEqual([
      'idle',
      expect.stringContaining(':20002/') as string,
    ]);
  });

  it('goes with its organisation', async () => {
    const [, , other] = [await opened(), await opened(admin), await opened(elsewhere)];
    await consumers.revokeOrganisation(organisationId);
    expect(consumers.view().consumers).toEqual([other.consumer]);
  });

  it('is told of when the disk kept it, until it has not', async () => {
    const first = await opened();
    files.isFull = true;
    const revoke = async (): Promise<string> => codeOf(await consumers.revoke(first.consumer.id));
    const told = [await revoke(), await revoke()];
    files.isFull = false;
    expect([...told, await revoke(), files.texts.get(stored)?.includes(first.consumer.id)]).toEqual([
      'storage-failed',
      'storage-failed',
      'ok',
      false,
    ]);
  });
});

describe('a token that another user of this computer came with', () => {
  it('is revoked at once, and what it was for is told, however often they come', async () => {
    const [first, second] = [await opened(), await opened(admin)];
    const token = tokenOf(first);
    server.desk?.onOtherUser(first.consumer.id);
    server.desk?.onOtherUser(first.consumer.id);
    expect([isAdmitted(first, token), isAdmitted(second, tokenOf(second)), askedByOthers]).toEqual([
      false,
      true,
      [readOnly],
    ]);
  });
});

describe('a disk in trouble', () => {
  it('makes no consumer, and nothing listens for it', async () => {
    files.isFull = true;
    expect([codeOf(await consumers.open(readOnly, 'shell')), server.desk, consumers.view().consumers]).toEqual([
      'storage-failed',
      null,
      [],
    ]);
  });

  it('that does not hand over what is stored is not written over', async () => {
    await opened();
    const before = files.texts.get(stored);
    files.unreadable.add(stored);
    await restart();
    expect([consumers.view().state, codeOf(await consumers.open(admin, 'shell'))]).toEqual([
      'failed',
      'storage-failed',
    ]);
    expect([codeOf(await consumers.revokeOrganisation(organisationId)), files.texts.get(stored)]).toEqual([
      'storage-failed',
      before,
    ]);
  });

  it.each([
    ['damaged', 'nonsense'],
    ['newer', '{"version":2}'],
  ])('whose text is %s has it kept aside', async (reason, text) => {
    files.texts.set(stored, text);
    await restart();
    expect([files.texts.get(`${stored}.${reason}`), consumers.view().state]).toEqual([text, 'idle']);
  });

  it('that damaged one entry loses that one alone', async () => {
    const [, second] = [await opened(), await opened(admin)];
    const text = files.texts.get(stored) ?? '';
    await consumers.stop();
    files.texts.set(stored, text.replace('"ReadOnlyAccess"', '"Read/Only"'));
    consumers = create();
    await consumers.start();
    expect(consumers.view().consumers).toEqual([second.consumer]);
  });
});
