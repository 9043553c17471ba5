import { expect } from 'vitest';
import { signedInTest as it } from '../harness/fixtures.ts';

it('is told to the person, and stands in Activity', async ({ core, role }) => {
  const answer = await core.latchkey.credentialsFor(role, { program: 'terraform' });
  const activity = await core.latchkey.commands['activity.get']({});
  expect([
    answer.ok,
    core.notifier.shown.map(({ title }) => title),
    activity.ok ? activity.value.entries[0] : null,
  ]).toMatchObject([
    true,
    ['Production: terraform read credentials'],
    { kind: 'read-credentials', source: { program: 'terraform' }, outcome: 'done' },
  ]);
});

it('is refused until the person allows it, where they are asked', async ({ core, role }) => {
  await core.latchkey.commands['settings.change']({ change: { productionReads: 'ask' } });
  const refused = await core.latchkey.credentialsFor(role, { program: 'terraform' });
  core.notifier.wishes.at(-1)?.onClicked?.();
  const allowed = await core.latchkey.credentialsFor(role, { program: 'terraform' });
  expect([refused.ok ? 'given' : refused.failure.code, allowed.ok]).toEqual(['program-not-allowed', true]);
});
