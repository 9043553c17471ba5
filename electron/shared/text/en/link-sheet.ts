/** The sheets that link roles to profiles of the person's AWS files. */
export const linkSheet = {
  'link-sheet.title': 'Link to an AWS profile',
  'link-sheet.title-many': 'Link {count, plural, one {# role} other {# roles}} to AWS profiles',
  'link-sheet.lead-many': 'Each under the name that stands beside it.',
  'link-sheet.action': 'Link to an AWS profile…',
  'link-sheet.action-found': '{count, plural, one {Link the # found role…} other {Link all # found roles…}}',

  'link-sheet.name': 'Profile name',
  'link-sheet.use': 'Then: aws --profile {name} …',

  'link-sheet.ways': 'How programs get credentials',
  'link-sheet.process': 'Ask Latchkey each time',
  'link-sheet.process-hint': 'nothing secret on disk',
  'link-sheet.sso': 'Share the sign-in',
  'link-sheet.sso-hint': 'tools ask AWS themselves',
  'link-sheet.keys': 'Keep keys in the credentials file',
  'link-sheet.sso-caution':
    '{count, plural, one {Your sign-in to {names} lies unencrypted in ~/.aws/sso/cache, where every program of yours can read it and use all your roles.} other {Your sign-ins to {names} lie unencrypted in ~/.aws/sso/cache, where every program of yours can read them and use all your roles.}} Latchkey does not see which program reads them.',
  'link-sheet.keys-caution':
    '{count, plural, one {The keys of this role lie unencrypted in ~/.aws/credentials and are renewed there.} other {The keys of these roles lie unencrypted in ~/.aws/credentials and are renewed there.}} Latchkey does not see which program reads them.',
  'link-sheet.old-tools': 'Also for tools that know no sso-session section',

  'link-sheet.roles': 'Roles to link',
  'link-sheet.more-roles':
    '{count, plural, one {# more role is not shown, and is linked too.} other {# more roles are not shown, and are linked too.}}',
  'link-sheet.prune':
    '{count, plural, one {Also remove the link of a role you no longer have (#)} other {Also remove links of roles you no longer have (#)}}',

  'link-sheet.changes': 'What changes in your AWS files',
  'link-sheet.new-file': 'New file',
  'link-sheet.more-lines': '{count, plural, one {and # more line} other {and # more lines}}',
  'link-sheet.kept': 'Latchkey keeps a copy of each file as it was.',

  'link-sheet.digits': 'Type the last four digits of {account}',
  'link-sheet.digits-why': 'Tools use the profile default where none is named, and this is production.',

  'link-sheet.link': 'Link',
  'link-sheet.link-many': '{count, plural, =0 {Remove links} one {Link # role} other {Link # roles}}',
  'link-sheet.linked': 'Linked to {name}',
  'link-sheet.linked-many': '{count, plural, =0 {Links removed} one {# role linked} other {# roles linked}}',
  'link-sheet.undo': 'Undo',
  'link-sheet.undone': 'Your AWS files are as they were',
} as const;
