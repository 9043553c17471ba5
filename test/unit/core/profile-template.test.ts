import { describe, expect, it } from 'vitest';
import { profileName } from '../../../electron/core/accounts/names/profile-name.ts';
import { readTemplate, templateOr } from '../../../electron/core/accounts/names/profile-template.ts';
import { readOnlyRole, signIn, startCore } from '../../harness/running-core.ts';

const parts = {
  account: 'Payments (prod)',
  accountId: '111122223333',
  roleName: 'ReadOnlyAccess',
  organisation: 'Northwind Ltd.',
};

describe('the name of a profile by template', () => {
  it.each([
    ['{account}-{role}', 'Payments-prod-ReadOnlyAccess'],
    ['{role}@{account}', 'ReadOnlyAccess@Payments-prod'],
    ['{id}.{role}', '111122223333.ReadOnlyAccess'],
    ['{organisation}/{account}/{role}', 'Northwind-Ltd./Payments-prod/ReadOnlyAccess'],
    ['aws-{account}{role}', 'aws-Payments-prodReadOnlyAccess'],
    ['{account}-{role}-{role}', 'Payments-prod-ReadOnlyAccess-ReadOnlyAccess'],
  ])('%j makes %j', (template, name) => {
    expect(profileName(parts, templateOr(template))).toBe(name);
  });

  it.each([
    '',
    '{account}',
    '{role}',
    '{account} {role}',
    '{account}-{name}',
    '{account}-{role',
    '{Account}-{role}',
    '{account}ü{role}',
    '{}{account}{role}',
  ])('%j is none', (template) => {
    expect(readTemplate(template)).toBeNull();
  });

  it('has what tells two alike apart, where the template lacks it', () => {
    const further = { ...parts, withId: true, withOrganisation: true };
    expect([
      profileName(further, templateOr('{role}.{account}')),
      profileName(further, templateOr('{id}.{role}')),
      profileName(further, templateOr('{organisation}.{account}.{role}')),
      profileName({ ...parts, account: null }, templateOr('{role}.{account}')),
    ]).toEqual([
      'ReadOnlyAccess.Payments-prod-111122223333-Northwind-Ltd.',
      '111122223333.ReadOnlyAccess-Northwind-Ltd.',
      'Northwind-Ltd..Payments-prod-111122223333.ReadOnlyAccess',
      'ReadOnlyAccess.111122223333',
    ]);
  });
});

describe('a name written out in full', () => {
  it('begins with no hyphen, which tools do not read', () => {
    expect(profileName({ ...parts, exact: true }, templateOr('-{account}-{role}'))).toBe(
      'Payments%20%28prod%29-ReadOnlyAccess',
    );
  });
});

describe('the template of the settings', () => {
  it('counts at once, and one that is none is refused with what it has to hold', async () => {
    const core = await startCore();
    try {
      await core.latchkey.start();
      const role = readOnlyRole(await signIn(core));
      const request = { roles: [{ role, profile: null }], way: 'process' as const, forOldTools: false, prune: false };
      const nameNow = async (): Promise<string | null> => {
        const preview = await core.latchkey.commands['links.preview'](request);
        return preview.ok ? (preview.value.profiles[0]?.profile ?? null) : preview.failure.sentence;
      };
      const change = (profileTemplate: string) =>
        core.latchkey.commands['settings.change']({ change: { profileTemplate } });
      const before = await nameNow();
      await change('{role}.{account}');
      const after = await nameNow();
      expect([before, after]).toEqual(['payments-prod-ReadOnlyAccess', 'ReadOnlyAccess.payments-prod']);
      expect(await change('{account}')).toMatchObject({
        ok: false,
        failure: {
          sentence:
            'Names of profiles need {role}, and {account} or {id}. Between them go letters, digits and . _ @ + % : / -.',
        },
      });
      expect(await nameNow()).toBe('ReadOnlyAccess.payments-prod');
    } finally {
      await core.close();
    }
  });
});
