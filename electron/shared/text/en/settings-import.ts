/** Settings as a file, for another computer or for a team. */
export const settingsImport = {
  'settings-share.title': 'Share or move settings',
  'settings-share.export': 'Export settings',
  'settings-share.export-hint':
    'Organisations, rules, names of profiles and how Latchkey is set, in one file. No sign-ins, keys or lists of accounts.',
  'settings-share.names': 'With names and tags of my own',
  'settings-share.names-hint': 'What you call accounts. Leave them out of a file for others.',
  'settings-share.export-do': 'Export…',
  'settings-share.import': 'Import settings',
  'settings-share.import-hint': 'You see what a file would change, and choose, before anything does.',
  'settings-share.import-do': 'Import…',
  'settings-share.open-title': 'Choose a file of settings',

  'settings-import.from': 'From {file}',
  'settings-import.none': 'Nothing in this file differs from what is here.',
  'settings-import.part':
    '{part, select, organisations {Organisations} rules {Environments and rules} settings {How Latchkey is set} notifications {Notifications} shortcuts {Shortcuts} names {Your names and tags of accounts} hidden {Hidden accounts and permission sets} other {Names of profiles}}',
  'settings-import.added': '{count, number} new',
  'settings-import.differing': '{count, plural, one {# differs} other {# differ}}',
  'settings-import.same': '{count, number} as here',
  'settings-import.removed': '{count, plural, one {# of yours goes} other {# of yours go}}',
  'settings-import.way': 'What is taken: {part}',
  'settings-import.way-add': 'Only what is new',
  'settings-import.way-replace': 'Also what differs',
  'settings-import.lowers-accounts':
    'Less would stand before the use of {count, plural, one {# account} other {# accounts}}.',
  'settings-import.lowers-items': '{count, plural, one {# of them asks} other {# of them ask}} for less than yours.',
  'settings-import.profiles-hint': 'Proposed when you link a role. No file of AWS tools is changed.',
  'settings-import.programs':
    '{count, plural, one {The file names a program. You are asked before it starts for the first time:} other {The file names programs. You are asked before each starts for the first time:}}',
  'settings-import.left-out-title': '{count, plural, one {# entry is left out} other {# entries are left out}}',
  'settings-import.unknown': 'Not known to this version, and left out: {names}',
  'settings-import.do': 'Import',
  'settings-import.done':
    '{count, plural, =0 {Nothing was changed.} one {# change was made.} other {# changes were made.}}',
  'settings-import.done-backup':
    '{count, plural, =0 {Nothing was changed.} one {# change was made.} other {# changes were made.}} Your settings as they were: {backup}',

  'settings-import.unwritten':
    '{count, plural, one {# change was made} other {# changes were made}}, and the disk has not taken all of it. It counts until Latchkey quits, and is written once the disk takes it.',

  'settings-import.keys-refused':
    'Another program uses {keys}, or the system keeps it for itself, so the keys that show the window stay as they were. Press other ones under Shortcuts.',
  'settings-import.left-out':
    '{why, select, address {{at}: the start address is no access portal of AWS.} portal {{at}: the portal of AWS behind this address is not named.} region {{at}: the region does not fit the start address.} twice {{at} is there twice; the first counts.} many {{at}: the entries after the first 5,000.} room {{at} has no room here: there are as many as Latchkey keeps.} organisation {{at} is about an organisation that is neither here nor in the file.} environment {{at} is about an environment that is not there.} profile {{at}: AWS tools do not read this name of a profile.} linked {{at} is the profile of another role here.} system {{at}: this system has no such program.} keys {{at}: another action has these keys.} policy {{at} is managed by your organisation.} policyOrganisations {{at}: your organisation lets no others be added.} raised {{at} asks, since red is kept for what is guarded.} other {{at} has a value that does not fit.}}',
  'settings-import.no-json':
    'The file {file} is damaged at line {line, number}, column {column, number}. Nothing was changed; export it again, or mend it there.',
  'settings-import.repeated':
    'The file {file} has “{name}” at line {first, number} and again in the same object at line {line, number}. Nothing was changed; take one of them out.',
  'settings-import.deep':
    'The file {file} has lists inside lists deeper than Latchkey reads, at line {line, number}. Nothing was changed; export it again, or mend it there.',
  'settings-import.newer':
    'The file {file} is of a newer version of Latchkey (format {version, number}, and this one reads {known, number}). Nothing was changed; update Latchkey first.',
  'settings-import.other':
    'The file {file} holds no settings of Latchkey. Nothing was changed; choose one that Latchkey exported.',
  'settings-import.version':
    'The file {file} does not say that its format is {known, number}. Nothing was changed; export it again.',
  'settings-import.empty': 'The file {file} holds nothing to import. Choose another one.',
  'settings-import.changed-since': 'Your settings have changed since the file was opened. Open it again.',
  'failure.settings-file-large':
    'The file {file} is larger than 4 MB, so it was not read. Choose one that Latchkey exported.',
  'failure.settings-file-encoding':
    'The file {file} is no text in UTF-8, so it was not read. Save it as UTF-8 in the editor that changed it.',
  'failure.settings-file-unread':
    'The file {file} could not be read. Check that you may open it, and that it is a plain file.',
} as const;
