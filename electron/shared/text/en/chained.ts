/** Roles that are reached through another one: in the list, in menus, and the sheet that adds one. */
export const chained = {
  'chained.via': 'via {role}',
  'chained.via-in': 'Reached through {role} in {account}',
  'chained.role-via': '{role} via {via}',
  'chained.problem': 'Cannot be used',
  'chained.problem-spoken': 'cannot be used: {problem}',
  'chained.menu-problem': '{role}: cannot be used',

  'actions.chain': 'Add a role reached through this…',
  'actions.chain-edit': 'Edit…',
  'actions.chain-remove': 'Remove…',

  'chain-sheet.title': 'Add a chained role',
  'chain-sheet.title-edit': 'Edit {name}',
  'chain-sheet.arn': 'Role ARN',
  'chain-sheet.arn-example': 'arn:aws:iam::111122223333:role/NAME',
  'chain-sheet.leads-to': 'Leads to {account}',
  'chain-sheet.name-example': 'That of the IAM role',
  'chain-sheet.duration': 'Credentials last',
  'chain-sheet.duration-why': 'AWS ends those of a chained role after one hour.',
  'chain-sheet.asked': 'Only where the role asks for it',
  'chain-sheet.external-id': 'External id',
  'chain-sheet.source-identity': 'Source identity',
  'chain-sheet.session-name': 'Session name',
  'chain-sheet.session-name-example': 'Your own',
  'chain-sheet.save': 'Save',
  'chain-sheet.saving': 'Saving…',
  'chain-sheet.saved': '{name} is kept',
  'chain-sheet.remove-text':
    '{roles, plural, =0 {} one {# role reached through it goes, too. } other {# roles reached through it go, too. }}{links, plural, =0 {} one {# link to an AWS profile is taken out. } other {# links to AWS profiles are taken out. }}Nothing changes at AWS; keys already copied work until they end.',
  'chain-sheet.removed': '{name} is removed',
} as const;
