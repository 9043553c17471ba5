import { describe, expect, it } from 'vitest';
import { openAwsFile } from '../../../electron/core/export/aws-file-editor.ts';
import { planEdits, type ProfileEdit } from '../../../electron/core/export/profile-plan.ts';
import { diffOf } from '../../../electron/core/export/text-diff.ts';
import {
  command,
  configOf,
  edited,
  inKeys,
  mark,
  process,
  remove,
  role,
  session,
  shortMarks,
  sso,
} from '../../aws-files/edited.ts';
import { opened, type Texts } from '../../aws-files/texts.ts';

describe('what is written', () => {
  it('is a program for a profile, at the end of the file, a line apart', () => {
    expect(shortMarks(edited({ config: '[default]\nregion = us-east-1\n' }, process('dev', 'eu-west-1')))).toEqual({
      config: `[default]\nregion = us-east-1\n\n${mark('b')}[profile dev]\ncredential_process = ${command}\nregion = eu-west-1\n`,
      credentials: '',
    });
  });

  it('is a session of three keys and a profile that names it; for old tools the profile has its address, too', () => {
    const old = { ...role, forOldTools: true, region: null };
    const edits: ProfileEdit[] = [sso('dev'), { kind: 'sso', profile: 'old', session, role: old }];
    expect(shortMarks(edited({}, ...edits))).toEqual({
      config: [
        `${mark('e')}[sso-session latchkey-acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`,
        `${mark('b')}[profile dev]\nsso_session = latchkey-acme\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = eu-north-1\n`,
        `${mark('b')}[profile old]\nsso_session = latchkey-acme\nsso_account_id = 111122223333\nsso_role_name = Admin\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n`,
      ].join('\n'),
      credentials: '',
    });
  });

  it('are keys, in credentials', () => {
    const { credentials } = edited({}, inKeys('dev')) as Texts;
    expect(credentials.split('\n').slice(1)).toEqual([
      '[dev]',
      'aws_access_key_id = ASIA1',
      'aws_secret_access_key = hush/1',
      'aws_session_token = hush/2',
      '',
    ]);
  });

  it('is `[default]` in both files, and only where there is none in either', () => {
    const spellings = [
      '[default]',
      '[profile default]',
      '[profile "default"]',
      '[DEFAULT]',
      ' [ default ]',
      '[profile  default]',
    ];
    expect(configOf(edited({}, process('default')))).toContain('\n[default]\n');
    expect((edited({}, inKeys('default')) as Texts).credentials).toContain('\n[default]\n');
    const refused = spellings.flatMap((title) => [
      edited({ config: `# c\n${title}\n` }, process('default')),
      edited({ credentials: `# c\n${title}\n` }, process('default')),
    ]);
    expect(refused).toEqual(
      spellings.flatMap(() =>
        ['config', 'credentials'].map((file) => ({ reason: 'taken', name: 'default', file, line: 2 })),
      ),
    );
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['config', '[a]\nx = 1\n[a]\n', { problem: 'duplicate-section', line: 3 }],
    ['credentials', '[a]\nx = 1\nX: 2\n', { problem: 'duplicate-key', line: 3 }],
    ['config', '\ufeff', { problem: 'byte-order-mark', line: 1 }],
    ['credentials', '\n# c\njunk\n[a]\n', { problem: 'before-first-section', line: 3 }],
    ['config', '[a]\ns3 =\n  x = 1\n\n  y\n', { problem: 'nested-line', line: 5 }],
  ] as const)('%s: %j', (file, text, problem) => {
    expect(edited({ [file]: text }, process('dev'))).toEqual({ reason: 'unreadable', file, ...problem });
  });

  it('still lets ours be taken out', () => {
    const config = `${configOf(edited({ config: '[a]\nx = 1\n' }, process('dev')))}[a]\ny = 2\n`;
    expect(edited({ config }, remove('dev'))).toEqual({ config: '[a]\nx = 1\n[a]\ny = 2\n', credentials: '' });
  });
});

describe('a section of ours', () => {
  const before = '[default]\nregion = us-east-1\n';
  const linked = configOf(edited({ config: before }, process('dev', 'eu-west-1')));

  it('is changed in its place, with what others have added, and nothing is done twice', () => {
    const config = `${linked.replace('region = eu-west-1\n', 'region = eu-west-1\noutput = json\n# mine\ns3 =\n  x = 1\n')}[profile z]\nregion = a\n`;
    const after = shortMarks(edited({ config }, process('dev', 'sa-east-1')));
    expect(after).toEqual({
      config: `${before}\n${mark('b')}[profile dev]\ncredential_process = ${command}\nregion = sa-east-1\noutput = json\n# mine\ns3 =\n  x = 1\n[profile z]\nregion = a\n`,
      credentials: '',
    });
    expect(edited({ config: linked }, process('dev', 'eu-west-1'))).toEqual({ config: linked, credentials: '' });
  });

  it('says whether others have changed it', () => {
    const own = (text: string): unknown =>
      openAwsFile('config', text).own.map(({ title, isAsWritten }) => [title, isAsWritten]);
    expect([own(linked), own(linked.replace('eu-west-1', 'eu-west-2')), own(linked.replaceAll('\n', '\r\n'))]).toEqual([
      [['profile dev', true]],
      [['profile dev', false]],
      [['profile dev', true]],
    ]);
  });

  it('is not known by a comment above another section', () => {
    const renamed = linked.replace('[profile dev]', '[profile kim]');
    expect([openAwsFile('config', renamed).own, edited({ config: renamed }, remove('kim'))]).toEqual([
      [],
      { reason: 'not-ours' },
    ]);
  });

  it('has no other source of credentials when it is linked in another way', () => {
    const first = edited({ config: before }, sso('dev')) as Texts;
    const second = edited(first, process('dev')) as Texts;
    const third = edited(second, inKeys('dev')) as Texts;
    const back = edited(third, sso('dev')) as Texts;
    expect([shortMarks(second), third.config, third.credentials.includes('[dev]'), back]).toEqual([
      {
        config: `${before}\n${mark('b')}[profile dev]\ncredential_process = ${command}\nregion = eu-north-1\n`,
        credentials: '',
      },
      before,
      true,
      first,
    ]);
  });

  it('leaves its session where a profile of somebody else names it', () => {
    const config = `${configOf(edited({ config: before }, sso('dev')))}\n[profile kim]\nsso_session = latchkey-acme\n`;
    expect(configOf(edited({ config }, remove('dev')))).toContain('[sso-session latchkey-acme]');
  });

  it('goes without the lines of others around it', () => {
    const config = linked
      .replace('[profile dev]', '# theirs 1\n[profile dev]')
      .replace('region = eu-west-1', '# theirs 2\nregion = eu-west-1')
      .concat('# theirs 3\n\n[profile z]\nregion = a\n');
    expect(edited({ config }, remove('dev'))).toEqual({
      config: `${before}# theirs 1\n# theirs 2\n# theirs 3\n\n[profile z]\nregion = a\n`,
      credentials: '',
    });
  });

  it('stays where some tool would then read another section in another way', () => {
    const config = linked.replace('region = eu-west-1\n', 'region = eu-west-1\n  [profile kim]\noutput = json\n');
    expect(edited({ config }, remove('dev'))).toEqual({ reason: 'changes-others', file: 'config' });
  });

  it('hands the end of the last line on to the next of ours', () => {
    const unended = '[default]\nregion = us-east-1';
    const texts = edited({ config: unended }, process('dev'), process('prod'), inKeys('test')) as Texts;
    const later = edited(texts, remove('dev'), remove('test')) as Texts;
    expect([configOf(later).startsWith(`${unended}\n# Latchkey`), configOf(edited(later, remove('prod')))]).toEqual([
      true,
      unended,
    ]);
  });
});

describe('the change as it is shown', () => {
  it('is what `diff -u` shows, with secrets hidden', () => {
    const credentials = `[a]\naws_access_key_id = AKIA\naws_secret_access_key = mine\n# password: mine\n[b]\nx = y`;
    const files = opened({ config: '', credentials });
    const plan = planEdits(files, [inKeys('dev')]);
    const hunks = plan.outcome === 'planned' ? diffOf(files.credentials, plan.files.credentials) : [];
    const shown = hunks.flat().map(({ kind, before, after, text, isUnended }) => {
      const sign = { kept: ' ', removed: '-', added: '+' }[kind];
      return `${sign}${String(before ?? '')}/${String(after ?? '')} ${text.replace(/\(.-.*\)/u, '()')}${isUnended ? '$' : ''}`;
    });
    expect(shown).toEqual([
      ' 3/3 aws_secret_access_key = ••••••••',
      ' 4/4 # password: ••••••••',
      ' 5/5 [b]',
      '-6/ x = y$',
      '+/6 x = y',
      '+/7 # Latchkey keeps this section ()',
      '+/8 [dev]',
      '+/9 aws_access_key_id = ASIA1',
      '+/10 aws_secret_access_key = ••••••••',
      '+/11 aws_session_token = ••••••••',
    ]);
  });

  it('hides a secret on a line of its own, and what programs are given', () => {
    const lines = ['[a]', 'credential_process = x --token mine', 'aws_secret_access_key =', '  mine = 1'];
    const files = opened({ config: '', credentials: `${lines.join('\n')}\n` });
    const plan = planEdits(files, [inKeys('dev')]);
    expect(
      JSON.stringify(plan.outcome === 'planned' ? diffOf(files.credentials, plan.files.credentials) : plan),
    ).not.toContain('mine');
    expect(plan.outcome).toBe('planned');
  });

  it('is one hunk for each place', () => {
    const config = configOf(edited({ config: '[a]\nx = 1\n' }, process('dev'))).concat('# c\n'.repeat(20));
    const files = opened({ config, credentials: '' });
    const plan = planEdits(files, [process('dev', 'eu-west-1'), process('prod')]);
    const hunks = plan.outcome === 'planned' ? diffOf(files.config, plan.files.config) : [];
    expect(hunks.map((hunk) => [hunk[0]?.before, hunk.length])).toEqual([
      [1, 11],
      [24, 7],
    ]);
  });
});
