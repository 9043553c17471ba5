/** Files as people have them: what each tool and habit leaves behind. No key in them was ever good. */
export interface RealLife {
  readonly what: string;
  readonly config: string;
  readonly credentials: string;
}

const keys = (id: string): string =>
  `aws_access_key_id = AKIA${id}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/${id}\n`;

const manyProfiles = Array.from(
  { length: 400 },
  (_profile, at) =>
    `[profile account-${String(at)}-AdministratorAccess]\nsso_session = corp\nsso_account_id = ${String(100_000_000_000 + at)}\nsso_role_name = AdministratorAccess\nregion = eu-central-1\n\n`,
).join('');

const session = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start#/
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

export const realLife: readonly RealLife[] = [
  { what: 'no file at all', config: '', credentials: '' },
  {
    what: '`aws configure`, once',
    config: '[default]\nregion = us-east-1\noutput = json\n',
    credentials: `[default]\n${keys('IOSFODNN7EXAMPLE')}`,
  },
  {
    what: '`aws configure sso`, twice',
    config: `[default]\nregion = us-east-1\n[profile Admin-111122223333]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = eu-central-1\noutput = json\n${session}[profile ReadOnly-111122223333]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n`,
    credentials: '',
  },
  {
    what: 'sign-in from before sessions, with quotes',
    config:
      '[profile "legacy"]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion=us-west-2\n',
    credentials: '',
  },
  {
    what: 'roles by way of others, and multi-factor',
    config: `[profile base]\nregion = eu-west-1\n\n[profile prod]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/robin\nduration_seconds = 3600\nexternal_id=a=b:c\n`,
    credentials: `[base]\n${keys('I44QH8DHBEXAMPLE')}`,
  },
  {
    what: 'nested blocks and services',
    config:
      '[default]\ns3 =\n    max_concurrent_requests = 20\n    addressing_style = path\n    # more\n\nregion = us-east-1\n\n[services local]\ndynamodb =\n  endpoint_url = http://localhost:8000\n\n[profile local]\nservices = local\n',
    credentials: '',
  },
  {
    what: 'Windows, and no end of the last line',
    config: '[default]\r\nregion = us-east-1\r\n\r\n[profile work]\r\nregion = eu-west-1\r\noutput = text',
    credentials: `[default]\r\n${keys('WINDOWS').replaceAll('\n', '\r\n')}`,
  },
  {
    what: 'CRLF and LF mixed by two editors',
    config: '[default]\r\nregion = us-east-1\n\n[profile work]\nregion = eu-west-1\r\n',
    credentials: '',
  },
  {
    what: 'comments and sections that are switched off',
    config:
      '# My AWS profiles. Ask Kim before you change them!\n#\n;[profile old]\n;region = us-east-1\n\n  # indented: and = odd\n[profile kim]\n# region = eu-west-2\nregion = eu-west-1\n\n\n# ---- end ----\n\n',
    credentials: `# [old]\n# aws_access_key_id = AKIAOLD\n# aws_secret_access_key = alsosecret\n[kim]\n${keys('KIM')}`,
  },
  {
    what: 'programs of other tools',
    config:
      '[profile granted]\ncredential_process = granted credential-process --profile=granted\nregion = us-east-1\n\n[profile vault]\ncredential_process = aws-vault exec home --json\n\n[profile quoted]\ncredential_process = \'/opt/My Tools/helper\' --role "A B"\n',
    credentials:
      '[saml]\noutput = json\nregion = us-east-1\naws_access_key_id = ASIASAML\naws_secret_access_key = x\naws_session_token = y==\naws_security_token = y==\nx_security_token_expires = 2026-01-01T00:00:00+01:00\n',
  },
  {
    what: 'plug-ins, previews and a title of no tool',
    config:
      '[plugins]\nendpoint = awscli_plugin_endpoint\n\n[preview]\ncloudfront = true\n\n[toolkit]\nx = y\n\n[profile plug]\nregion = us-east-1\n[p]\nregion = us-east-2\n',
    credentials: '',
  },
  {
    what: 'names of other scripts, tabs and odd indents',
    config:
      '[profile bücher]\nregion = eu-central-1\n\n[profile my prof]\nregion\t=\tus-east-1\n[profile tabs]\n\tregion = us-east-1\n\toutput = json\n    cli_pager =\n',
    credentials: '',
  },
  { what: 'four hundred profiles of a generator', config: `${session}\n${manyProfiles}`, credentials: '' },
];
