/** What an organisation's policy decides on this computer, and what is wrong with it. */
export const policy = {
  'failure.managed':
    '{what, select, copy {Copying credentials in this format} consoleLinks {Copying console links} terminals {Opening terminals with a role} profiles {Giving credentials to AWS profiles} sharedSignIn {Sharing the sign-in with AWS tools} credentialsFile {Writing keys to the credentials file} commands {Giving credentials to latchkey env and latchkey run} endpoint {Giving credentials to programs by an address of this computer} ssh {Giving credentials to another computer over SSH} clipboard {Copying without the mark that keeps secrets out of a clipboard’s history} organisation {Adding other organisations} organisationOwn {Changing or removing this organisation} rule {Lowering what stands before use, or changing this rule,} other {Changing this setting}} is not allowed on this computer: it is managed by your organisation in {file}. Ask the administrator of this computer if you need it.',
  'policy.damaged':
    '{why, select, newer {The policy {file} is of a newer version of Latchkey} noJson {The policy {file} is no JSON at line {line, number}, column {column, number}} noObject {The policy {file} is no JSON object} repeated {The policy {file} has “{name}” at line {first, number} and again in the same object at line {line, number}} deep {The policy {file} has lists inside lists deeper than Latchkey reads, at line {line, number}} encoding {The policy {file} is no text in UTF-8} value {The policy {file} has a wrong value at {at}} organisation {The policy {file} has a wrong portal address or region at {at}} organisationTwice {The policy {file} has an organisation twice, at {at}} owner {The policy {file} does not belong to the administrator} writable {The policy {file} can be changed by others than the administrator} tooLarge {The policy {file} is larger than 256 KB} notAFile {The policy {file} is no plain file} other {The policy {file} cannot be read}}. Until the administrator of this computer mends it, Latchkey hands out no credentials and adds no organisation.',
  'notice.policy-damaged':
    'The policy {file} cannot be used, so Latchkey hands out no credentials. The administrator of this computer has to mend it; About says what is wrong.',
  'policy.managed': 'Managed by your organisation',
  'policy.not-allowed': 'Not allowed by your organisation',
  'policy.about': 'Policy',
  'policy.in-force': 'A policy of your organisation is in force: {file}',
  'policy.unknown': 'It has names that this version does not know, and ignores: {names}',
  'policy.only-these': 'Your organisation decides which organisations are here. No others can be added.',
} as const;
