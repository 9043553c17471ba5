import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCore, type RunningCore } from '../../harness/running-core.ts';

const portal = (alias: string): string => `https://${alias}.awsapps.com/start`;

let core: RunningCore;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
});
afterEach(() => core.close());

async function add(alias: string, name: string, more: { replaces?: string; another?: boolean } = {}): Promise<string> {
  const wish = { startUrl: portal(alias), region: 'eu-west-1', name };
  const added = await core.latchkey.commands['organisation.add']({ ...wish, ...more });
  if (!added.ok) {
    throw new Error(added.failure.sentence);
  }
  return added.value.organisationId;
}

const select = (organisationId: string | null) => core.latchkey.commands['organisation.select']({ organisationId });
const names = (): string[] => core.latchkey.snapshot().organisations.map(({ name }) => name);

function shown(latchkey = core.latchkey): (string | boolean | null)[] {
  const { showsAll, selectedOrganisationId } = latchkey.snapshot();
  return [showsAll, selectedOrganisationId];
}

describe('the lists of all organisations as one', () => {
  it('are shown by choice, which is kept, until one is chosen again', async () => {
    const first = await add('northwind', 'Northwind');
    const second = await add('client-a', 'Client A');
    const seen = [shown()];
    await select(null);
    seen.push(shown());
    const again = core.create();
    await again.start();
    seen.push(shown(again));
    await select(first);
    seen.push(shown());
    expect(seen).toEqual([
      [false, second],
      [true, second],
      [true, second],
      [false, first],
    ]);
  });

  it('are not shown where there is one, nor again when a second one comes back', async () => {
    const first = await add('northwind', 'Northwind');
    await select(null);
    const alone = shown();
    const second = await add('client-a', 'Client A');
    const two = shown();
    await select(null);
    await core.latchkey.commands['organisation.remove']({ organisationId: second });
    const left = shown();
    await add('client-a', 'Client A');
    expect([alone, two, left, shown()[0]]).toEqual([[false, first], [false, second], [false, first], false]);
  });
});

describe('names', () => {
  it('are each given once, whatever the portal and the case', async () => {
    await add('northwind', 'Northwind');
    await add('northwind-eu', 'northwind');
    await add('northwind', 'Northwind', { another: true });
    expect(names()).toEqual(['Northwind', 'northwind 2', 'Northwind 3']);
  });

  it('are not given to another by a change', async () => {
    await add('northwind', 'Northwind');
    const client = await add('client-a', 'Client A');
    const call = (name: string) =>
      core.latchkey.commands['organisation.change']({ organisationId: client, change: { name } });
    await call('client a');
    const own = names();
    await call('NORTHWIND');
    expect([own, names()]).toEqual([
      ['Northwind', 'client a'],
      ['Northwind', 'NORTHWIND 2'],
    ]);
  });

  it('stay with an organisation whose address is corrected', async () => {
    const wrong = await add('nortwind', 'Northwind');
    await add('northwind', 'Northwind', { replaces: wrong });
    expect(names()).toEqual(['Northwind']);
  });

  it('come with one that is to replace what was removed in another window meanwhile', async () => {
    const wrong = await add('nortwind', 'Northwind');
    await core.latchkey.commands['organisation.remove']({ organisationId: wrong });
    await add('northwind', 'Northwind', { replaces: wrong });
    expect(names()).toEqual(['Northwind']);
  });
});
