/** Organisations that other tools on this computer know. */
export const importing = {
  'import.title': 'Import organisations',
  'import.lead':
    'Found {count, plural, one {# organisation} other {# organisations}} that other tools on this computer use. Choose which to add.',
  'import.lead-one':
    'Found {count, plural, one {# organisation} other {# organisations}} in {file}. Choose which to add.',
  'import.none': 'No organisation was found in the AWS config files. Enter the address of its portal.',
  'import.list': 'Organisations that were found',
  'import.all': 'All of them',
  'import.no-region': 'Region not known',
  'import.profiles': '{count, plural, one {# profile} other {# profiles}}',
  'import.known': 'In Latchkey already',
  'import.rename': 'Rename {name}',
  'import.name': 'Name',
  'import.long-lived':
    '{count, plural, one {# profile with long-lived keys is left as it is.} other {# profiles with long-lived keys are left as they are.}}',
  'import.show-long-lived': 'Show them',
  'import.hide-long-lived': 'Hide them',
  'import.more': '{count, number} more',
  'import.read-only': 'These files are read, never changed.',
  'import.read-only-one': 'The file {file} is read, never changed.',
  'import.add': '{count, plural, =0 {Choose an organisation} one {Add # organisation} other {Add # organisations}}',
  'import.by-hand': 'Enter a portal address instead',
  'import.go-on': '{count, plural, one {Go on without it} other {Go on without them}}',
  'import.offer': '{count, plural, one {Import # organisation found here} other {Import # organisations found here}}',
  'import.unreadable': '{file} could not be read, so nothing of it is offered.',
  'import.not-understood': '{file} is not as its tool writes it, so nothing of it is offered.',
} as const;
