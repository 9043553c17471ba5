/** Texts as they are in people's AWS files, and texts that hardly are. */
import fc from 'fast-check';
import type { ProfileEdit } from '../../electron/core/export/profile-plan.ts';
import { Secret } from '../../electron/core/secret.ts';

const titles = [
  ...['default', 'profile default', 'profile a', 'profile "a"', 'profile  a', "profile 'my prof'", 'profile my prof'],
  ...[
    'profile a/b+c@d.e:f%g',
    'profile bücher',
    'profile a(b)',
    'profile dev',
    'profile dev2',
    'profiles x',
    'profile.y',
  ],
  ...['sso-session corp', 'sso-session "corp"', 'sso-session my corp', 'sso-session latchkey-other', 'services s'],
  ...[
    'a',
    'dev',
    'plugins',
    'preview',
    'DEFAULT',
    "profile 'x",
    'profile x\\',
    'profile',
    ']',
    'profile z] # c',
    '__x',
  ],
];
const keys = [
  ...[
    'region = us-east-1',
    'output=json',
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    'role_arn = arn:aws:iam::1:role/x',
  ],
  ...[
    'SSO_SESSION = corp',
    'cli_pager:',
    'color: on',
    'a = 1 # one',
    'b = 2 ; two',
    'c = 3;three',
    'd = "quoted"',
    'e\t=\tf',
  ],
  ...['credential_process = /bin/x --y=z', 'sso_session = corp', 'source_profile = a', 'ä = ö', 'f = % %%', 'g = [x]'],
];
const blocks = [
  's3 =',
  's3 =\n  max_concurrent_requests = 20\n    addressing_style = path',
  'endpoint_url=\n\n  a = b',
  'k = v\n  more',
];
const oddities = [
  ...[
    '= x',
    ': x',
    'nothing',
    '  nested',
    '  nested = 1',
    '[]',
    '[',
    '[profile q',
    ' [profile r]',
    '\t[profile s]',
    '[profile t] x',
  ],
  ...[
    '[profile u]]',
    '\u00a0[profile v]',
    'h = \u2028i',
    'j =\n  k\u2028l = m',
    'n = o\u0085p',
    'q\u000b= r',
    '\u001cs = t',
    '\ufeffu = v',
  ],
  '# Latchkey keeps this section (b-00000000-00000000)',
];
const fillers = ['', '', '  ', '\t', '# a comment', '; another = one', '  # indented: comment', '#[profile off]'];

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...keys) },
  { weight: 3, arbitrary: fc.constantFrom(...fillers) },
  { weight: 1, arbitrary: fc.constantFrom(...blocks) },
);
const odd = fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom(...oddities) });

interface Shape {
  readonly lead: readonly string[];
  readonly sections: readonly (readonly [title: string, lines: readonly string[]])[];
  readonly end: string;
  readonly isUnended: boolean;
}

function textFrom({ lead, sections, end, isUnended }: Shape): string {
  const lines = [...lead, ...sections.flatMap(([title, body]) => [`[${title}]`, ...body])];
  const text = lines
    .map((one) => `${one}\n`)
    .join('')
    .replaceAll('\n', end);
  return isUnended ? text.slice(0, Math.max(0, text.length - end.length)) : text;
}

const end = fc.constantFrom('\n', '\n', '\n', '\r\n');
const isUnended = fc.integer({ min: 0, max: 3 }).map((value) => value === 0);
const title = fc.constantFrom(...titles);

/** Mostly what AWS CLI and botocore take: each title once, each key of a section once, nothing odd. */
export const plausibleText: fc.Arbitrary<string> = fc
  .record({
    lead: fc.array(fc.constantFrom(...fillers), { maxLength: 3 }),
    sections: fc.uniqueArray(
      fc.tuple(
        title.filter((one) => one !== 'DEFAULT'),
        fc.uniqueArray(line, { maxLength: 6, selector: (one) => (one.trim() === '' ? Symbol('blank') : keyOf(one)) }),
      ),
      { maxLength: 6, selector: ([one]) => one },
    ),
    end,
    isUnended,
  })
  .map(textFrom);

/** Anything: titles and keys twice, junk, marks, carriage returns alone. */
export const oddText: fc.Arbitrary<string> = fc
  .tuple(
    fc.record({
      lead: fc.array(odd, { maxLength: 2 }),
      sections: fc.array(fc.tuple(title, fc.array(odd, { maxLength: 5 })), { maxLength: 5 }),
      end: fc.oneof({ weight: 8, arbitrary: end }, { weight: 1, arbitrary: fc.constant('\r') }),
      isUnended,
    }),
    fc.constantFrom('', '', '', '', '', '\ufeff'),
  )
  .map(([shape, mark]) => mark + textFrom(shape));

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: plausibleText },
  { weight: 2, arbitrary: oddText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => text.isWellFormed()) },
);

function keyOf(text: string): string {
  return text.startsWith('#') || text.startsWith(';') ? text : (/^[^=:]*/u.exec(text)?.[0].trim().toLowerCase() ?? '');
}

const names = ['default', 'dev', 'acme-prod-ReadOnlyAccess', 'acme/b+c@d.e:f%25', 'x1', 'Z.y_z'];
const region = fc.constantFrom('us-east-1', 'eu-west-1', null);

/** A link of a profile, in one of the three ways. */
export const link: fc.Arbitrary<Exclude<ProfileEdit, { kind: 'remove' }>> = fc.oneof(
  fc.record({
    kind: fc.constant('process' as const),
    profile: fc.constantFrom(...names),
    command: fc.constantFrom(
      '/usr/bin/latchkey credentials 1',
      "'/opt/my apps/latchkey' --x=1:2",
      '/home/jürgen/l #no'.slice(0, 14),
    ),
    region,
  }),
  fc.record({
    kind: fc.constant('sso' as const),
    profile: fc.constantFrom(...names),
    session: fc.constantFrom(
      { organisation: 'acme', startUrl: 'https://acme.awsapps.com/start', ssoRegion: 'us-east-1' },
      { organisation: 'other', startUrl: 'https://other.awsapps.com/start/#', ssoRegion: 'eu-west-1' },
    ),
    role: fc.record({
      accountId: fc.constantFrom('111122223333', '000000000001'),
      roleName: fc.constantFrom('Admin', 'ReadOnlyAccess'),
      region,
      forOldTools: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('keys' as const),
    profile: fc.constantFrom(...names),
    keys: fc.constantFrom('1', '2').map((id) => ({
      accessKeyId: `ASIA${id}`,
      secretAccessKey: new Secret(`secret/${id}+=`),
      sessionToken: new Secret(`token/${id}==`),
    })),
  }),
);
