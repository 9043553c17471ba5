import { describe, expect } from 'vitest';
import type { LinkRequest } from '../../../electron/contract/links.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';

function named(role: Role, profile: string, more: Partial<LinkRequest> = {}): LinkRequest {
  return { roles: [{ role, profile }], way: 'process', forOldTools: false, prune: false, ...more };
}

async function apply(core: RunningCore, request: LinkRequest): Promise<string> {
  const applied = await core.latchkey.commands['links.apply']({ request, digits: null });
  return applied.ok ? 'done' : applied.failure.sentence;
}

describe('a shared sign-in', () => {
  it('of an organisation whose name no profile could have outlives a start', async ({ core, organisationId, role }) => {
    await core.latchkey.commands['organisation.change']({ organisationId, change: { name: 'Plug' } });
    expect(await apply(core, named(role, 'one', { way: 'sso' }))).toBe('done');
    await core.settle();
    core.tokenCache.texts.clear();
    await startAgain(core);
    expect([...core.tokenCache.texts.keys()]).toEqual(['latchkey-plug']);
  });
});
