/** What the production guard asks. A question names the permission set, since AWS does not tell what one allows. */
export const guard = {
  'guard.ask-open-console': 'Open console with {role}?',
  'guard.ask-copy-credentials': 'Copy credentials of {role}?',
  'guard.ask-copy-console-link': 'Copy a console link of {role}?',
  'guard.ask-open-terminal': 'Open a terminal with {role}?',
  'guard.ask-link-profile': 'Link {role} to an AWS profile?',
  'guard.ask-change-environment': 'Change the environment of {account}?',

  'guard.do-open-console': '{look, select, production {Open production} own {Open {word}} other {Open console}}',
  'guard.do-copy-credentials':
    '{look, select, production {Copy production keys} own {Copy keys of {word}} other {Copy credentials}}',
  'guard.do-copy-console-link':
    '{look, select, production {Copy production link} own {Copy link of {word}} other {Copy link}}',
  'guard.do-open-terminal':
    '{look, select, production {Open production terminal} own {Open terminal in {word}} other {Open terminal}}',
  'guard.do-link-profile': '{look, select, production {Link production} own {Link {word}} other {Link profile}}',
  'guard.do-change-environment': 'Change environment',

  'guard.safer-open-console': 'Open with {role} instead',
  'guard.safer-copy-credentials': 'Copy credentials of {role} instead',
  'guard.safer-copy-console-link': 'Copy a link of {role} instead',
  'guard.safer-open-terminal': 'Open a terminal with {role} instead',
  'guard.safer-link-profile': 'Link {role} instead',
  'guard.safer-change-environment': 'Use {role} instead',
  'guard.safer-why': 'Same account, can look but not change',

  'guard.both-names': '{name} (AWS: {awsName})',
  'guard.permission-set': 'Permission set',
  'guard.opens-in': 'Opens in',
  'guard.copied-as': 'Copied as',
  'guard.more': 'and {count, plural, one {# other role} other {# other roles}}',
  'guard.remember-minutes': 'Do not ask again for this role for {count, plural, one {# minute} other {# minutes}}',
  'guard.remember-until-lock': 'Do not ask again for this role until the screen is locked',
  'guard.digits': 'Type the last four digits of the account id',
  'guard.digits-typed': '{count} of 4 digits',
  'guard.go-back': 'Go back',
} as const;
