import { expect } from 'vitest';
import { signedInTest as it } from '../harness/fixtures.ts';
import { admin, asked, confirmed, confirmGuard } from '../harness/guard.ts';
import { untilQuiet } from '../harness/until-quiet.ts';

it('ends what was copied', async ({ core, role }) => {
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  const copied = core.clipboard.text.includes('AWS_SESSION_TOKEN');
  core.latchkey.locked();
  await untilQuiet(() => false);
  expect([copied, core.clipboard.text, core.clipboard.selection]).toEqual([true, '', '']);
});

it('ends "not again", and the question that waits', async ({ core, role }) => {
  await core.latchkey.commands['settings.change']({ change: { guardMemory: 'until-lock' } });
  const open = (): Promise<unknown> => core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'tray');
  const first = open();
  await untilQuiet(() => false);
  await confirmGuard(core, confirmed({ remember: true }));
  await first;
  const second = open();
  await core.settle();
  const remembered = asked(core);
  await second;
  core.latchkey.locked();
  const third = open();
  await untilQuiet(() => false);
  const after = asked(core);
  core.latchkey.locked();
  await third;
  expect([remembered, after, asked(core)]).toEqual([null, 'open-console', null]);
});
