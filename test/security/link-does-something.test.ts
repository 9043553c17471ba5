import { expect } from 'vitest';
import { signedInTest as it } from '../harness/fixtures.ts';
import { noticesOf } from '../harness/running-core.ts';

it.for([
  'latchkey://console/111122223333/ReadOnlyAccess',
  'latchkey://console/111122223333/ReadOnlyAccess?service=s3&region=eu-west-1',
  'latchkey://account/111122223333',
  'latchkey://account/111122223333?then=copy',
  'latchkey://console/111122223333/ReadOnlyAccess?open=now',
  'latchkey://copy/111122223333/ReadOnlyAccess',
  'latchkey://sign-out',
  'latchkey://sign-in?startUrl=https://evil.example',
  'latchkey://console/111122223333/ReadOnlyAccess?service=s3&region=evil.example',
])('%s opens, copies, asks and changes nothing', async (link, { core }) => {
  const before = [core.browser.opened.length, core.http.requests.length, core.clipboard.text, core.files.texts.size];
  const settings = core.settings.read();
  core.latchkey.openLink(link);
  await core.settle();
  expect([core.browser.opened.length, core.http.requests.length, core.clipboard.text, core.files.texts.size]).toEqual(
    before,
  );
  expect([core.settings.read(), core.latchkey.snapshot().pending]).toEqual([settings, []]);
});

it.for(['latchkey://account/111122223333?then=copy', 'latchkey://account/111122223333?organisation=A&organisation=B'])(
  '%s, which is none of ours, shows the list and says so',
  (link, { core }) => {
    const shown: unknown[] = [];
    core.latchkey.onWindowWanted((wanted) => shown.push(wanted));
    core.latchkey.openLink(link);
    expect([shown, noticesOf(core.latchkey)]).toEqual([
      [{ kind: 'list' }],
      [expect.stringContaining('does not understand')],
    ]);
  },
);

it('a page that opens a hundred shows the window once', ({ core }) => {
  const shown: unknown[] = [];
  core.latchkey.onWindowWanted((wanted) => shown.push(wanted));
  for (let count = 0; count < 100; count += 1) core.latchkey.openLink('latchkey://account/111122223333');
  expect(shown).toHaveLength(1);
});
