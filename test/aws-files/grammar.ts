/** Odd spellings in `~/.aws/config`, and what botocore with both AWS CLIs and the JavaScript SDK make of them. */
export interface Row {
  readonly what: string;
  readonly text: string;
  /** The profile asked for; `p` unless it says otherwise. */
  readonly profile?: string;
  /** Settings of the profile; `none`: there is no such profile; `refused`: the whole file is. */
  readonly botocore: Readonly<Record<string, string>> | 'none' | 'refused';
  readonly js: Readonly<Record<string, string>> | 'none';
  /** The line (from 1) for which we refuse to add a profile `p`, and why; null: nothing is in the way. */
  readonly refusal: readonly [reason: string, line: number] | null;
}

const a = { region: 'a' };

export const grammar: readonly Row[] = [
  {
    what: 'a section twice',
    text: '[profile p]\nregion = a\n[profile p]\noutput = json\n',
    botocore: 'refused',
    js: { region: 'a', output: 'json' },
    refusal: ['unreadable duplicate-section', 3],
  },
  {
    what: 'a key twice',
    text: '[profile p]\nregion = b\nregion = a\n',
    botocore: 'refused',
    js: a,
    refusal: ['unreadable duplicate-key', 3],
  },
  {
    what: 'a key twice in another case',
    text: '[profile q]\nregion = b\nRegion = a\n',
    profile: 'q',
    botocore: 'refused',
    js: { region: 'b', Region: 'a' },
    refusal: ['unreadable duplicate-key', 3],
  },
  {
    what: 'junk before the first section',
    text: 'junk\n[profile p]\nregion = a\n',
    botocore: 'refused',
    js: a,
    refusal: ['unreadable before-first-section', 1],
  },
  {
    what: 'a byte order mark',
    text: '\ufeff[profile p]\nregion = a\n',
    botocore: 'refused',
    js: a,
    refusal: ['unreadable byte-order-mark', 1],
  },
  {
    what: 'a line that is no setting',
    text: '[profile p]\nregion = a\nregion\n',
    botocore: 'refused',
    js: a,
    refusal: ['unreadable no-setting', 3],
  },
  {
    what: 'an indented line below an empty value that is no setting',
    text: '[profile p]\nregion =\n  a\n',
    botocore: 'refused',
    js: 'none',
    refusal: ['unreadable nested-line', 3],
  },
  {
    what: 'a value that goes on',
    text: '[profile p]\nregion = a\n  b\n',
    botocore: { region: 'a\nb' },
    js: a,
    refusal: ['taken', 1],
  },
  {
    what: 'a comment behind a value',
    text: '[profile p]\nregion = a # x\noutput = b ; y\n',
    botocore: { region: 'a # x', output: 'b ; y' },
    js: { region: 'a', output: 'b' },
    refusal: ['taken', 1],
  },
  {
    what: 'a semicolon without a blank',
    text: '[profile p]\nregion = 111;prod\n',
    botocore: { region: '111;prod' },
    js: { region: '111;prod' },
    refusal: ['taken', 1],
  },
  {
    what: 'quotes round a value',
    text: '[profile p]\nregion = "a"\n',
    botocore: { region: '"a"' },
    js: { region: '"a"' },
    refusal: ['taken', 1],
  },
  { what: 'a quoted name', text: '[profile "p"]\nregion = a\n', botocore: a, js: a, refusal: ['taken', 1] },
  {
    what: 'a quoted name with a blank',
    text: '[profile "my prof"]\nregion = a\n',
    profile: 'my prof',
    botocore: a,
    js: 'none',
    refusal: null,
  },
  {
    what: 'a name with a blank',
    text: '[profile my prof]\nregion = a\n',
    profile: 'my prof',
    botocore: 'none',
    js: 'none',
    refusal: null,
  },
  { what: 'two blanks', text: '[profile  p]\nregion = a\n', botocore: a, js: 'none', refusal: ['taken', 1] },
  {
    what: 'a comment behind a header',
    text: '[profile p] # c\nregion = a\n',
    botocore: a,
    js: a,
    refusal: ['taken', 1],
  },
  {
    what: 'an indented header',
    text: '[default]\noutput = json\n  [profile p]\nregion = a\n',
    botocore: 'none',
    js: a,
    refusal: ['taken', 3],
  },
  {
    what: 'a key in capitals',
    text: '[profile p]\nREGION = a\n',
    botocore: a,
    js: { REGION: 'a' },
    refusal: ['taken', 1],
  },
  { what: 'a colon', text: '[profile p]\nregion: a\n', botocore: a, js: 'none', refusal: ['taken', 1] },
  {
    what: 'a name of all characters that JavaScript takes',
    text: '[profile a/b+c@d.e:f%g]\nregion = a\n',
    profile: 'a/b+c@d.e:f%g',
    botocore: a,
    js: a,
    refusal: null,
  },
  {
    what: 'a name with an umlaut',
    text: '[profile bücher]\nregion = a\n',
    profile: 'bücher',
    botocore: a,
    js: 'none',
    refusal: null,
  },
  {
    what: 'a name in brackets',
    text: '[profile a(b)]\nregion = a\n',
    profile: 'a(b)',
    botocore: a,
    js: 'none',
    refusal: null,
  },
  { what: 'CRLF', text: '[profile p]\r\nregion = a\r\n', botocore: a, js: a, refusal: ['taken', 1] },
  {
    what: 'indented keys, blank lines and comments',
    text: '# c\n\n[profile p]\n; d\n\n  region = a\n#e\n',
    botocore: a,
    js: a,
    refusal: ['taken', 3],
  },
  {
    what: 'default twice, in both spellings',
    text: '[default]\nregion = b\n[profile default]\nregion = a\n',
    profile: 'default',
    botocore: a,
    js: a,
    refusal: null,
  },
  { what: 'a title without `profile`', text: '[p]\nregion = a\n', botocore: 'none', js: 'none', refusal: ['taken', 1] },
  {
    what: 'a profile in both spellings',
    text: '[profile p]\noutput = json\n[profile "p"]\nregion = a\n',
    botocore: a,
    js: { output: 'json', region: 'a' },
    refusal: ['taken', 1],
  },
  {
    what: 'a nested block',
    text: '[profile p]\ns3 =\n  x = y\nregion = a\n',
    botocore: { s3: '\nx = y', region: 'a' },
    js: { 's3.x': 'y', region: 'a' },
    refusal: ['taken', 1],
  },
  {
    what: 'a dot for the blank',
    text: '[profile.p]\nregion = a\n',
    botocore: 'none',
    js: a,
    refusal: ['taken', 1],
  },
  {
    what: 'more letters before the blank',
    text: '[profiles p]\nregion = a\n',
    botocore: a,
    js: 'none',
    refusal: ['taken', 1],
  },
  {
    what: 'settings for all',
    text: '[DEFAULT]\nregion = a\n[profile q]\noutput = json\n',
    profile: 'q',
    botocore: { region: 'a', output: 'json' },
    js: { output: 'json' },
    refusal: ['inherited-settings', 1],
  },
  {
    what: 'a lone carriage return',
    text: '[profile q]\rregion = a\n',
    profile: 'q',
    botocore: a,
    js: 'none',
    refusal: ['lone-carriage-return', 1],
  },
];
