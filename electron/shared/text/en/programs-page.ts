/** The page "Terminals and SDKs" of the settings: who can have credentials, and who asked for them. */
export const programsPage = {
  'programs-page.links': 'Links',
  'programs-page.no-links':
    'No role is linked to an AWS profile yet. Choose a role in the list and press {key}: tools then get its credentials by the name of a profile.',
  'programs-page.find': 'Find a link',
  'programs-page.found': '{found, number} of {count, number}',
  'programs-page.none-found': 'No link matches “{query}”.',
  'programs-page.more-links':
    '{count, plural, one {# more link is not shown. Type to find it.} other {# more links are not shown. Type to find them.}}',
  'programs-page.files': 'In {files}',

  'programs-page.process': 'Asks Latchkey',
  'programs-page.sso': 'Shares the sign-in',
  'programs-page.keys': 'Keys in the file',
  'programs-page.changed': 'Edited by others',
  'programs-page.missing': 'Not in the file any more',
  'programs-page.not-seen': 'Latchkey does not see who reads it',
  'programs-page.read': 'Read {when} by a program that says it is {program}',
  'programs-page.read-nameless': 'Read {when} by a program that gives no name',
  'programs-page.unlink': 'Unlink',
  'programs-page.unlink-of': 'Unlink {name}',
  'programs-page.unlinked': '{name} is unlinked.',
  'programs-page.undo': 'Undo the last change',
  'programs-page.undone': 'The last change of your AWS files is taken back.',

  'programs-page.other-copy':
    'Another copy of Latchkey answers programs, so this one does not. Quit the other one, then start this one again.',
  'programs-page.socket-failed': 'Programs cannot ask Latchkey, since its socket did not open. Start Latchkey again.',

  'programs-page.addresses': 'Copied addresses',
  'programs-page.no-addresses':
    'No address was copied yet. One that is copied for a shell gives its programs fresh credentials of one role, until you revoke it.',
  'programs-page.for': 'For {purpose}',
  'programs-page.copied': 'Copied {when}',
  'programs-page.not-asked': 'Not asked yet',
  'programs-page.asked': 'Asked {when} by a program that says it is {program}',
  'programs-page.asked-nameless': 'Asked {when} by a program that gives no name',
  'programs-page.revoke': 'Revoke',
  'programs-page.revoke-of': 'Revoke {role} in {account} for {purpose}',
  'programs-page.revoked': 'The address of {role} in {account} is revoked.',
  'programs-page.port-taken':
    'Another program uses port {port} of this computer, so copied addresses get no answer. Quit it and start Latchkey again, or revoke what was copied and copy it anew.',
  'programs-page.endpoint-failed':
    'Copied addresses get no answer, since Latchkey could not listen for programs. Start Latchkey again.',
  'programs-page.containers':
    'Containers with a network of their own cannot reach these addresses. Give them the network of the host, or link the role with its keys in the credentials file and mount ~/.aws.',

  'programs-page.command': 'The latchkey command',
  'programs-page.command-where':
    'It is in {folder}. These lines, at the end of {file}, find it there and complete its words.',
  'programs-page.command-shell': 'Shell',
  'programs-page.rules': 'Rules',
} as const;
