import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkWay, ProgramAccessView } from '../../electron/contract/links.ts';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { dropSections, openAwsFile, textOfFile } from '../../electron/core/export/aws-file-editor.ts';
import { minute, second } from '../../electron/core/time/instant.ts';
import { linkProfiles } from '../harness/link-profile.ts';
import { consumers } from '../readers/valid-links.ts';
import { faultsOfLinks, type Deed } from './faults-of-links.ts';
import { InProcess } from './in-process.ts';
import { addOrganisation, signIn } from './person.ts';
import { Watch } from './watch.ts';

const own = { config: '# mine\n[default]\nregion = eu-west-1', credentials: '[ci]\naws_access_key_id = AKIAMINE\n' };
const ways = ['process', 'sso', 'keys'] as const;

let core: InProcess;
let organisationId: string;
beforeEach(() => {
  core = new InProcess();
  Object.assign(core.awsFiles.texts, own);
});
afterEach(() => core.close());

/** Signed in, with a link of each way and an address that was copied. */
async function prepare(): Promise<void> {
  await core.latchkey.start();
  organisationId = await addOrganisation(core, core.first);
  await signIn(core, core.first, organisationId, 'code');
  for (const way of ways) await linkProfiles(core, [{ role: role(), profile: `kept-${way}` }], { way });
}

const role = (roleName = 'ReadOnlyAccess') => ({ organisationId, accountId: '111122223333' as AccountId, roleName });

async function programs(): Promise<ProgramAccessView> {
  const got = await core.latchkey.commands['programs.get']({});
  if (!got.ok) throw new Error(got.failure.sentence);
  return got.value;
}

const problems = async () => (await programs()).links.map(({ problem }) => problem);
const sentence = (result: Result<unknown>): string => (result.ok ? 'done' : result.failure.sentence);

async function link(profile: string, way: LinkWay): Promise<Result<unknown>> {
  const request = { roles: [{ role: role(), profile }], way, forOldTools: false, prune: false };
  return await core.latchkey.commands['links.apply']({ request, digits: null });
}

async function copyAddress(): Promise<Result<unknown>> {
  const intent = { kind: 'copy-credentials', role: role(), format: 'renewing-shell' } as const;
  return await core.latchkey.perform(intent, 'window');
}

const deeds: Readonly<Record<Deed, () => Promise<Result<unknown>>>> = {
  'link by process': () => link('new', 'process'),
  'link by sso': () => link('new', 'sso'),
  'link by keys': () => link('new', 'keys'),
  'change the way': () => link('kept-process', 'keys'),
  unlink: () => core.latchkey.commands['links.remove']({ profiles: ['kept-process'] }),
  'copy an address': copyAddress,
  'revoke an address': async () => {
    const [consumer] = (await programs()).endpoint.consumers;
    return await core.latchkey.commands['consumer.revoke']({ id: consumer?.id ?? consumers.consumers[0]?.id ?? '' });
  },
};

/** What is the person's in both files. */
function others(): unknown {
  return Object.fromEntries(
    (['config', 'credentials'] as const).map((name) => {
      const file = openAwsFile(name, core.awsFiles.texts[name] ?? '');
      return [name, textOfFile(dropSections(file, new Set(file.own.map(({ title }) => title))))];
    }),
  );
}

describe('a deed for programs, while a part of this computer fails', () => {
  it.each(faultsOfLinks)(
    '$part: $deed is refused with a sentence, and nothing is lost',
    async ({ part, deed, says }) => {
      await prepare();
      if (deed === 'revoke an address') await copyAddress();
      const before = (await programs()).links.map(({ profile, way }) => [profile, way]);
      core.computer.trouble.begin(part, null);
      const refused = sentence(await deeds[deed]());
      const meanwhile = (await programs()).links.map(({ profile, way }) => [profile, way]);
      const theirs = others();
      core.computer.trouble.end();
      const again = sentence(await deeds[deed]());
      await core.advance(second);
      const watch = new Watch(core, organisationId);
      expect({
        refused,
        meanwhile,
        theirs,
        again,
        others: others(),
        problems: (await problems()).filter(Boolean),
      }).toEqual({
        refused: says,
        meanwhile: before,
        theirs: own,
        again: 'done',
        others: own,
        problems: [],
      });
      expect([watch.leaks(), watch.hasLatestToken()]).toEqual([[], true]);
    },
  );
});

it('files: an address that was revoked meanwhile is gone from the disk as soon as it works again', async () => {
  await prepare();
  await copyAddress();
  core.computer.trouble.begin('files', null);
  const refused = sentence(await deeds['revoke an address']());
  const meanwhile = (await programs()).endpoint.consumers;
  core.computer.trouble.end();
  await core.latchkey.stop();
  const kept = JSON.parse(core.files.texts.get('endpoint/consumers.json') ?? '{}') as { consumers: unknown };
  expect([refused, meanwhile, kept.consumers]).toEqual([
    'Latchkey could not use its folder. Make room on the disk or check its permissions.',
    [],
    [],
  ]);
});

describe('what goes on by itself, while a part of this computer fails', () => {
  it('AWS credentials: keys that could not be renewed are said, and renewed within a minute after', async () => {
    await prepare();
    const before = core.awsFiles.texts.credentials;
    core.computer.trouble.begin('AWS credentials', null);
    await core.advance(42 * minute);
    const meanwhile = [core.awsFiles.texts.credentials === before, await problems()];
    core.computer.trouble.end();
    await core.advance(minute);
    expect([meanwhile, core.awsFiles.texts.credentials === before, await problems()]).toEqual([
      [
        true,
        [null, null, 'The disk is full, so /home/robin/.aws/credentials was not changed. Make room, then try again.'],
      ],
      false,
      [null, null, null],
    ]);
    expect([others(), new Watch(core, organisationId).leaks()]).toEqual([own, []]);
  });

  it('token cache: a sign-in that could not be shared is said, is not lost, and is shared within a minute after', async () => {
    await prepare();
    const [key = ''] = [...core.tokenCache.texts.keys()];
    const before = core.tokenCache.texts.get(key);
    core.computer.trouble.begin('token cache', null);
    await core.advance(41 * minute);
    const meanwhile = [core.tokenCache.texts.get(key) === before, await problems()];
    const watch = new Watch(core, organisationId);
    const hadLatest = watch.hasLatestToken();
    core.computer.trouble.end();
    await core.advance(minute);
    expect([meanwhile, hadLatest, core.tokenCache.texts.get(key) === before, await problems()]).toEqual([
      [
        true,
        [
          null,
          'The sign-in could not be written to /home/robin/.aws/sso/cache, so tools do not find it; Latchkey tries again every minute. Make room on the disk, or change the folder’s permissions.',
          null,
        ],
      ],
      true,
      false,
      [null, null, null],
    ]);
    expect(watch.leaks()).toEqual([]);
  });
});

describe('at the start', () => {
  it('endpoint port: taken by another program is said where an address is copied, and what is there stays', async () => {
    const stored = JSON.stringify(consumers);
    core.files.texts.set('endpoint/consumers.json', stored);
    core.computer.trouble.begin('endpoint port', null);
    await prepare();
    const meanwhile = [(await programs()).endpoint.state, sentence(await copyAddress())];
    const kept = core.files.texts.get('endpoint/consumers.json');
    core.computer.trouble.end();
    const again = [sentence(await copyAddress()), (await programs()).endpoint];
    expect([meanwhile, kept === stored, again]).toEqual([
      [
        'port-taken',
        'Another program uses port 20011 of this computer, where your terminals ask for credentials. Quit it and try again, or revoke what was copied and copy it anew.',
      ],
      true,
      ['done', expect.objectContaining({ state: 'listening', port: 20_011 })],
    ]);
  });

  it('program socket: one that cannot be opened is shown, and roles can be linked all the same', async () => {
    core.computer.trouble.begin('program socket', null);
    await prepare();
    const { socket, links } = await programs();
    expect([socket, links.map(({ state }) => state)]).toEqual(['failed', ['linked', 'linked', 'linked']]);
  });

  it('files: links that could not be read are not written over, and are there once they can be', async () => {
    await prepare();
    const kept = core.files.texts.get('links.json');
    const next = new InProcess();
    next.files.texts.set('links.json', kept ?? '');
    next.files.unreadable.add('links.json');
    await next.latchkey.start();
    const removed = await next.latchkey.commands['links.remove']({ profiles: ['kept-process'] });
    const meanwhile = [next.files.texts.get('links.json') === kept, sentence(removed)];
    next.files.unreadable.clear();
    next.latchkey.wake();
    await next.settle();
    const got = await next.latchkey.commands['programs.get']({});
    await next.close();
    expect([meanwhile, got.ok && got.value.links.map(({ profile }) => profile)]).toEqual([
      [true, 'Latchkey could not use its folder. Make room on the disk or check its permissions.'],
      ['kept-process', 'kept-sso', 'kept-keys'],
    ]);
  });
});
