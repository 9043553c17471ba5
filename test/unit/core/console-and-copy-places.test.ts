/** Where consoles open, what a palette does besides, and what a locked screen takes back. */
import { describe, expect } from 'vitest';
import type { Intent } from '../../../electron/contract/commands.ts';
import { consoleAddress } from '../../../electron/core/console/console-destination.ts';
import { consolePlaces } from '../../../electron/core/console/console-places.ts';
import { FailureError } from '../../../electron/core/failures/fail.ts';
import { roleArn } from '../../../electron/core/copy/role-arn.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';

describe('the address of a page of the console', () => {
  it.each([
    ['home', 'eu-west-1', 'us-east-1', 'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1'],
    ['s3', 'us-east-1', 'us-east-1', 'https://us-east-1.console.aws.amazon.com/s3/home?region=us-east-1'],
    [
      'logs',
      'eu-west-1',
      'eu-west-1',
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights',
    ],
    ['iam', 'eu-west-1', 'eu-west-1', 'https://us-east-1.console.aws.amazon.com/iamv2/home'],
    [
      'dynamodb',
      'us-gov-east-1',
      'us-gov-west-1',
      'https://us-gov-east-1.console.amazonaws-us-gov.com/dynamodbv2/home?region=us-gov-east-1',
    ],
    ['route53', 'us-gov-east-1', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/route53/v2/home'],
    [
      'lambda',
      'cn-northwest-1',
      'cn-north-1',
      'https://cn-northwest-1.console.amazonaws.cn/lambda/home?region=cn-northwest-1',
    ],
    ['iam', 'cn-northwest-1', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/iamv2/home'],
    [
      'ecs',
      'eusc-de-east-1',
      'eusc-de-east-1',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/ecs/home?region=eusc-de-east-1',
    ],
  ])('%s in %s, for an organisation in %s', (service, region, homeRegion, address) => {
    expect(consoleAddress({ service, region }, homeRegion)).toBe(address);
  });

  it.each([
    ['a region of another partition', 's3', 'eu-west-1', 'us-gov-west-1'],
    ['a region that is none', 's3', 'mars-north-1', 'us-east-1'],
    ['a page that there is not', 'nothing', 'us-east-1', 'us-east-1'],
    ['a page the partition lacks', 'cloudfront', 'us-gov-west-1', 'us-gov-west-1'],
    ['a partition without a public console', 'home', 'us-iso-east-1', 'us-iso-east-1'],
  ])('is refused for %s', (_why, service, region, homeRegion) => {
    expect(() => consoleAddress({ service, region }, homeRegion)).toThrow(FailureError);
  });

  it.each(['us-east-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'])(
    'is an https address on a console host for every place offered in the partition of %s',
    (homeRegion) => {
      const { services, regions } = consolePlaces(homeRegion, homeRegion, []);
      const addresses = services.flatMap(({ id }) =>
        regions.map(({ code }) => new URL(consoleAddress({ service: id, region: code }, homeRegion))),
      );
      const odd = addresses.filter(
        ({ protocol, hostname }) =>
          protocol !== 'https:' || !/^[a-z0-9-]+\.console\.(aws\.amazon\.com|amazonaws[a-z.-]+)$/u.test(hostname),
      );
      expect({ addressCount: addresses.length, odd }).toEqual({
        addressCount: services.length * regions.length,
        odd: [],
      });
    },
  );

  it('is offered once for each page, with a region that is newer than the list', () => {
    const { services, regions } = consolePlaces('eu-west-9', 'eu-west-9', []);
    expect({
      serviceIdCountIsServiceCount: new Set(services.map(({ id }) => id)).size === services.length,
      lastRegion: regions.at(-1),
    }).toEqual({
      serviceIdCountIsServiceCount: true,
      lastRegion: { code: 'eu-west-9', name: 'eu-west-9' },
    });
  });
});

describe('the ARN of a role', () => {
  const name = 'AWSReservedSSO_ReadOnlyAccess_0123456789abcdef';
  it.each([
    [
      `arn:aws:sts::111122223333:assumed-role/${name}/ana@example.com`,
      'eu-west-2',
      `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-2/${name}`,
    ],
    [
      `arn:aws:sts::111122223333:assumed-role/${name}/ana`,
      'us-east-1',
      `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/${name}`,
    ],
    [
      `arn:aws-cn:sts::111122223333:assumed-role/${name}/ana`,
      'cn-north-1',
      `arn:aws-cn:iam::111122223333:role/aws-reserved/sso.amazonaws.com/cn-north-1/${name}`,
    ],
    ['arn:aws:sts::111122223333:assumed-role/Admin/ana', 'eu-west-2', null],
    ['arn:aws:iam::111122223333:user/ana', 'eu-west-2', null],
  ])('of %s in %s', (caller, region, arn) => {
    expect(roleArn(caller, region)).toBe(arn);
  });
});

describe('what else is done with a role', () => {
  const perform = (core: RunningCore, intent: Intent) => core.latchkey.perform(intent, 'window');
  const openedAt = (core: RunningCore, index: number): string => {
    return new URL(core.browser.opened[index] ?? '').searchParams.get('Destination') ?? '';
  };
  const asked = (core: RunningCore, path: string): number =>
    core.http.requests.filter((request) => request.path.endsWith(path)).length;

  it('opens at a service and region, and remembers the region for the account, also after a restart', async ({
    core,
    role,
  }) => {
    await perform(core, { kind: 'open-console', role, destination: { service: 'sqs', region: 'eu-central-1' } });
    await perform(core, { kind: 'open-console', role });
    const next = core.create();
    await next.start();
    const places = await next.commands['console.places']({ role });
    expect([openedAt(core, 0), openedAt(core, 1), places.ok && [places.value.region, places.value.used]]).toEqual([
      'https://eu-central-1.console.aws.amazon.com/sqs/home?region=eu-central-1',
      'https://eu-central-1.console.aws.amazon.com/console/home?region=eu-central-1',
      ['eu-central-1', [{ service: 'sqs', region: 'eu-central-1' }]],
    ]);
  });

  it('opens nothing in a region of another partition, and asks AWS for nothing', async ({ core, role }) => {
    const before = core.http.requests.length;
    const result = await perform(core, {
      kind: 'open-console',
      role,
      destination: { service: 's3', region: 'cn-north-1' },
    });
    expect({
      result: result.ok ? null : result.failure,
      opened: core.browser.opened,
      requestCount: core.http.requests.length - before,
    }).toEqual({
      result: {
        code: 'invalid-input',
        sentence: 'cn-north-1 is not a region Northwind can open. Choose one from the list.',
        retry: false,
      },
      opened: [],
      requestCount: 0,
    });
  });

  it('copies the ARN of the role, as STS and the rule of AWS give it', async ({ core, role }) => {
    expect(await perform(core, { kind: 'copy-role-arn', role })).toEqual({ ok: true, value: null });
    expect(core.clipboard.text).toMatch(
      /^arn:aws:iam::111122223333:role\/aws-reserved\/sso\.amazonaws\.com\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}$/u,
    );
  });

  it('copies a sign-in link as a secret, which opens the console and is cleared', async ({ core, role }) => {
    await perform(core, { kind: 'copy-console-link', role });
    const page = await (await fetch(core.clipboard.text)).text();
    const { clipboard } = core.latchkey.snapshot();
    await core.advance(60_000);
    expect({
      pageHasReadOnlyAccess: page.includes('ReadOnlyAccess'),
      what: clipboard?.what,
      clipboardText: core.clipboard.text,
    }).toEqual({ pageHasReadOnlyAccess: true, what: 'console-link', clipboardText: '' });
  });

  it('copies in the format that was asked for, for the profile of account and role', async ({ core, role }) => {
    await perform(core, { kind: 'copy-credentials', role, format: 'credentials-file' });
    expect(core.clipboard.text.split('\n')[0]).toBe('[payments-prod-ReadOnlyAccess]');
  });

  it('renews however much is left, and forgets', async ({ core, role }) => {
    await perform(core, { kind: 'copy-credentials', role, format: 'shell' });
    const once = asked(core, '/federation/credentials');
    await perform(core, { kind: 'renew-credentials', role });
    const twice = asked(core, '/federation/credentials');
    const forgotten = await perform(core, { kind: 'forget-credentials', role });
    const again = await perform(core, { kind: 'forget-credentials', role });
    expect({
      twice: twice - once,
      forgottenOk: forgotten.ok,
      freshness: core.latchkey.snapshot().freshness,
      again: again.ok ? '' : again.failure.sentence,
    }).toEqual({
      twice: 1,
      forgottenOk: true,
      freshness: [],
      again: 'No credentials of ReadOnlyAccess in payments-prod are held. There is nothing to forget.',
    });
  });

  it('does not take back what was forgotten while it was on its way', async ({ core, role }) => {
    const renewing = perform(core, { kind: 'renew-credentials', role });
    await perform(core, { kind: 'forget-credentials', role });
    await renewing;
    expect(core.latchkey.snapshot().freshness).toEqual([]);
  });

  it('takes back a secret when the screen is locked, and leaves what is the person’s', async ({ core, role }) => {
    await perform(core, { kind: 'copy-credentials', role, format: 'shell' });
    core.latchkey.locked();
    await core.settle();
    const locked = core.clipboard.text;
    await perform(core, { kind: 'copy-credentials', role, format: 'shell' });
    core.clipboard.text = 'mine';
    core.latchkey.locked();
    await core.settle();
    expect({ locked, clipboardText: core.clipboard.text }).toEqual({ locked: '', clipboardText: 'mine' });
  });

  it('shows a copy before it is made, without anything secret', async ({ core, role }) => {
    const before = await core.latchkey.commands['copy.preview']({ role, format: 'dotenv' });
    await perform(core, { kind: 'copy-credentials', role, format: 'dotenv' });
    const after = await core.latchkey.commands['copy.preview']({ role, format: 'dotenv' });
    const keyId = /AWS_ACCESS_KEY_ID=(?<id>.*)/u.exec(core.clipboard.text)?.groups?.['id'] ?? '';
    expect({
      firstValueText: before.ok && before.value.text.split('\n')[0],
      valueText: after.ok && after.value.text.split('\n').slice(0, 3),
      clearsAfterMs: after.ok && after.value.clearsAfterMs,
    }).toEqual({
      firstValueText: 'AWS_ACCESS_KEY_ID=••••••••••••',
      valueText: [
        `AWS_ACCESS_KEY_ID=${keyId.slice(0, 4)}••••••••${keyId.slice(-4)}`,
        'AWS_SECRET_ACCESS_KEY=••••••••••••',
        'AWS_SESSION_TOKEN=••••••••••••',
      ],
      clearsAfterMs: 60_000,
    });
  });

  it('keeps the usual format', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { copyFormat: 'fish' } });
    expect([core.latchkey.snapshot().settings.copyFormat, core.create().snapshot().settings.copyFormat]).toEqual([
      'fish',
      'fish',
    ]);
  });

  it('writes each down without a secret', async ({ core, role }) => {
    await perform(core, { kind: 'renew-credentials', role });
    await perform(core, { kind: 'forget-credentials', role });
    await perform(core, { kind: 'copy-console-link', role });
    const lines = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').slice(2);
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).join(' '))).toEqual([
      'at kind role account source outcome',
      'at kind role account source outcome',
      'at kind role account source outcome',
    ]);
    expect(core.files.texts.get('activity.jsonl')).not.toContain('SigninToken');
  });
});
