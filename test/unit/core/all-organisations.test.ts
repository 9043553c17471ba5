import { describe, expect } from 'vitest';
import { coreTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const portal = (alias: string): string => `https://${alias}.awsapps.com/start`;

async function add(
  core: RunningCore,
  alias: string,
  name: string,
  more: { replaces?: string; another?: boolean } = {},
): Promise<string> {
  const wish = { startUrl: portal(alias), region: 'eu-west-1', name };
  const added = await core.latchkey.commands['organisation.add']({ ...wish, ...more });
  if (!added.ok) {
    throw new Error(added.failure.sentence);
  }
  return added.value.organisationId;
}

const select = (core: RunningCore, organisationId: string | null) =>
  core.latchkey.commands['organisation.select']({ organisationId });
const names = (core: RunningCore): string[] => core.latchkey.snapshot().organisations.map(({ name }) => name);

function shown(core: RunningCore, latchkey = core.latchkey): (string | boolean | null)[] {
  const { showsAll, selectedOrganisationId } = latchkey.snapshot();
  return [showsAll, selectedOrganisationId];
}

describe('the lists of all organisations as one', () => {
  it('are shown by choice, which is kept, until one is chosen again', async ({ core }) => {
    const first = await add(core, 'northwind', 'Northwind');
    const second = await add(core, 'client-a', 'Client A');
    const seen = [shown(core)];
    await select(core, null);
    seen.push(shown(core));
    const again = core.create();
    await again.start();
    seen.push(shown(core, again));
    await select(core, first);
    seen.push(shown(core));
    expect(seen).toEqual([
      [false, second],
      [true, second],
      [true, second],
      [false, first],
    ]);
  });

  it('are not shown where there is one, nor again when a second one comes back', async ({ core }) => {
    const first = await add(core, 'northwind', 'Northwind');
    await select(core, null);
    const alone = shown(core);
    const second = await add(core, 'client-a', 'Client A');
    const two = shown(core);
    await select(core, null);
    await core.latchkey.commands['organisation.remove']({ organisationId: second });
    const left = shown(core);
    await add(core, 'client-a', 'Client A');
    expect({ alone, two, left, firstShown: shown(core)[0] }).toEqual({
      alone: [false, first],
      two: [false, second],
      left: [false, first],
      firstShown: false,
    });
  });
});

describe('names', () => {
  it('are each given once, whatever the portal and the case', async ({ core }) => {
    await add(core, 'northwind', 'Northwind');
    await add(core, 'northwind-eu', 'northwind');
    await add(core, 'northwind', 'Northwind', { another: true });
    expect(names(core)).toEqual(['Northwind', 'northwind 2', 'Northwind 3']);
  });

  it('are not given to another by a change', async ({ core }) => {
    await add(core, 'northwind', 'Northwind');
    const client = await add(core, 'client-a', 'Client A');
    const call = (name: string) =>
      core.latchkey.commands['organisation.change']({ organisationId: client, change: { name } });
    await call('client a');
    const own = names(core);
    await call('NORTHWIND');
    expect({ own, names: names(core) }).toEqual({
      own: ['Northwind', 'client a'],
      names: ['Northwind', 'NORTHWIND 2'],
    });
  });

  it('stay with an organisation whose address is corrected', async ({ core }) => {
    const wrong = await add(core, 'nortwind', 'Northwind');
    await add(core, 'northwind', 'Northwind', { replaces: wrong });
    expect(names(core)).toEqual(['Northwind']);
  });

  it('come with one that is to replace what was removed in another window meanwhile', async ({ core }) => {
    const wrong = await add(core, 'nortwind', 'Northwind');
    await core.latchkey.commands['organisation.remove']({ organisationId: wrong });
    await add(core, 'northwind', 'Northwind', { replaces: wrong });
    expect(names(core)).toEqual(['Northwind']);
  });
});
