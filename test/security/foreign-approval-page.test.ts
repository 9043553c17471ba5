import { expect } from 'vitest';
import { organisationTest as it } from '../harness/fixtures.ts';
import { askForCode, stateOf, type RunningCore } from '../harness/running-core.ts';

function leadTo(core: RunningCore, verificationUriComplete: string): void {
  core.http.changeAnswers = (path, sent) =>
    path.endsWith('/device_authorization')
      ? { ...sent, body: JSON.stringify({ ...(JSON.parse(sent.body) as object), verificationUriComplete }) }
      : sent;
}

it.for([
  'https://evil.example/device',
  'https://device.sso.us-east-1.amazonaws.com.evil.example/',
  'https://evilawsapps.com/',
  'https://s3.amazonaws.com/evil/page',
  'https://device.sso.us-east-1.amazonaws.com:8443/',
])('%s is shown by its host and not opened by itself', async (address, { core, organisationId }) => {
  leadTo(core, address);
  const { attemptId, host, hostTrusted } = await askForCode(core, organisationId);
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  await core.settle();
  expect([host, hostTrusted, core.browser.opened]).toEqual([new URL(address).host, false, []]);
});

it.for(['javascript:alert(1)', 'file:///etc/passwd', 'https://aws.amazon.com@evil.example/', 'http://evil.example/'])(
  '%s ends the sign-in',
  async (address, { core, organisationId }) => {
    leadTo(core, address);
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    expect([stateOf(core.latchkey), core.browser.opened]).toEqual(['signed-out', []]);
  },
);
