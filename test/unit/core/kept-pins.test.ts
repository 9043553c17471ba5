import { describe, expect } from 'vitest';
import { roleKey } from '../../../electron/shared/model/role.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { noticesOf, readOnlyRole, signIn, startAgain, stateOf } from '../../harness/running-core.ts';

const full = 'Latchkey could not use its folder. Make room on the disk or check its permissions.';

describe('pins that the system does not hand over', () => {
  it('keep nobody from starting, are said and not written over', async ({ core }) => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['role.pin']({ role: readOnlyRole(organisationId), pinned: true });
    const before = core.files.texts.get('personal.json');
    core.files.unreadable.add('personal.json');
    const next = await startAgain(core);
    await next.commands['role.pin']({ role: { ...readOnlyRole(organisationId), roleName: 'Other' }, pinned: true });
    expect({
      state: stateOf(next),
      pinnedLength: next.snapshot().pinned.length,
      notices: noticesOf(next),
      texts: core.files.texts.get('personal.json'),
    }).toEqual({ state: 'signed-in', pinnedLength: 1, notices: [full], texts: before });
  });

  it('are put together with what was pinned meanwhile, once the system does', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    core.files.unreadable.add('personal.json');
    const next = await startAgain(core);
    await next.commands['role.pin']({ role: { ...role, roleName: 'Other' }, pinned: true });
    core.files.unreadable.clear();
    next.wake();
    await core.settle();
    const pins = (of: Latchkey) => of.snapshot().pinned.map(({ roleName }) => roleName);
    await next.stop();
    const third = core.create();
    await third.start();
    expect([pins(next), pins(third)]).toEqual([
      ['ReadOnlyAccess', 'Other'],
      ['ReadOnlyAccess', 'Other'],
    ]);
  });
});

describe('pins made before the stored ones are read', () => {
  it('are put together with them', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    await core.latchkey.stop();
    const next = core.create();
    const pinned = next.commands['role.pin']({ role: { ...role, roleName: 'Other' }, pinned: true });
    await next.start();
    await pinned;
    expect(next.snapshot().pinned.map(({ roleName }) => roleName)).toEqual(['ReadOnlyAccess', 'Other']);
  });
});

describe('C1, H2: stored pins and places of which some cannot be read', () => {
  it('are used without these, which are counted, said and kept', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const odd = JSON.stringify({
      version: 1,
      pinned: [role, { ...role, accountId: '1' }, role, 'none'],
      recent: [{ ...role, roleName: 'Other' }, null],
      regions: { [`${organisationId}/${role.accountId}`]: 'eu-west-3', other: 'no region' },
      places: { some: 'none' },
    });
    await core.latchkey.stop();
    await core.files.write('personal.json', odd);
    const next = await startAgain(core);
    const { pinned, recent } = next.snapshot();
    expect({ pinned, recent, notices: noticesOf(next), kept: core.files.texts.get('personal.json.damaged') }).toEqual({
      pinned: [role],
      recent: [{ ...role, roleName: 'Other' }],
      notices: [
        '5 entries of the stored pins and places could not be read and are left out. All of them as they were are kept as personal.json.damaged.',
      ],
      kept: odd,
    });
    await next.stop();
    expect(JSON.parse(core.files.texts.get('personal.json') ?? '')).toMatchObject({ pinned: [role] });
  });

  it('cost nothing but themselves: one place, one part of the file', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const place = { service: 'ec2', region: 'eu-west-3' };
    const odd = JSON.stringify({
      version: 1,
      pinned: [role],
      recent: 'none',
      places: { [`${organisationId}/${role.accountId}/${role.roleName}`]: [place, { service: 's3' }, place] },
    });
    await core.latchkey.stop();
    await core.files.write('personal.json', odd);
    const next = await startAgain(core);
    const places = await next.commands['console.places']({ role });
    expect({
      pinned: next.snapshot().pinned,
      used: places.ok && places.value.used,
      notices: noticesOf(next),
    }).toEqual({
      pinned: [role],
      used: [place],
      notices: [
        '2 entries of the stored pins and places could not be read and are left out. All of them as they were are kept as personal.json.damaged.',
      ],
    });
  });

  it('H2: are there once where they are stored twice, pages of the console too', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const pages = [
      { service: 'ec2', region: 'eu-west-1' },
      { service: 's3', region: 'eu-west-1' },
      { service: 'ec2', region: 'us-east-1' },
    ];
    const places = { [roleKey(role)]: pages };
    const twice = JSON.stringify({ version: 1, pinned: [role, role], recent: [role, role], regions: {}, places });
    await core.latchkey.stop();
    await core.files.write('personal.json', twice);
    const next = await startAgain(core);
    const found = await next.commands['console.places']({ role });
    expect({
      pinned: next.snapshot().pinned,
      found: found.ok ? found.value.used : null,
      notices: noticesOf(next),
    }).toEqual({
      pinned: [role],
      found: pages.slice(0, 2),
      notices: [],
    });
  });
});
