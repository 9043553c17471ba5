/** The pages of the settings that are about all of Latchkey. */
export const settingsPages = {
  'settings.credentials-lead': 'How they are copied, renewed and kept.',
  'settings.shortcuts': 'Shortcuts',
  'settings.shortcuts-lead': 'Press the keys of one to give it others.',
  'settings.activity': 'Activity and privacy',
  'settings.activity-lead': 'What was done, written down on this computer only.',
  'settings.about': 'About',

  'login-item.label': 'Open at login',
  'login-item.hint': 'Latchkey is in the tray once you have logged in.',
  'login-item.needs-approval': 'macOS waits for you to allow it in System Settings, under Login Items.',
  'login-item.unknown': 'The system does not tell whether it does.',
  'language.label': 'Language',
  'language.system': 'The language of the system',

  'credentials-page.kept': 'Where secrets are kept',
  'credentials-page.kept-keychain':
    'Sign-ins are kept in a file that only the keychain of this computer opens. Credentials are in memory alone.',
  'credentials-page.kept-memory':
    'This computer has no keychain. Secrets are in memory alone, so each start of Latchkey asks you to sign in again.',
  'credentials-page.kept-refused':
    'The keychain was not opened. Secrets are in memory alone, so the next start of Latchkey asks you to sign in again.',
  'credentials-page.kept-asking': 'The keychain asks you in its own window.',
  'credentials-page.memory': 'Secrets are never shown, and there is no button that shows them.',

  'shortcuts.group-anywhere': 'From anywhere',
  'shortcuts.summon': 'Show or hide the window',
  'shortcuts.summon-hint': 'Also while another program is used.',
  'shortcuts.summon-not-given': 'Another program uses the keys, so they do nothing. Press other ones here.',
  'shortcuts.summon-not-given-linux':
    'This desktop, or another program on it, has not given the keys. Press other ones here, or bind "latchkey toggle" in the settings of the desktop.',
  'shortcuts.press': 'Press the keys',
  'shortcuts.recording': 'Press the keys, or Esc to leave them as they are.',
  'shortcuts.none': 'No keys',
  'shortcuts.keys-of': '{name}: {keys}. Change the keys',
  'shortcuts.reset': 'Reset',
  'shortcuts.reset-of': 'Reset the keys of "{name}"',
  'shortcuts.reset-all': 'Reset all',
  'shortcuts.needs-modifier':
    'Press a key together with {platform, select, darwin {⌘} other {Ctrl}}, or a function key.',
  'shortcuts.fixed': 'These keys are the same in every window, and cannot be given to another action.',
  'shortcuts.taken': 'These keys are taken already: "{what}".',
  'shortcuts.no-key': 'That key cannot be used from anywhere. Press another one.',
  'shortcuts.others': 'Enter, Esc, the arrows and the digits of pinned roles stay as they are.',

  'activity-page.save-hint': 'A table for a spreadsheet, with all that is kept.',
  'activity-page.save-do': 'Save…',
  'activity-page.clear': 'Clear Activity',
  'activity-page.clear-hint': 'Files that were saved stay.',
  'activity-page.clear-do': 'Clear…',
  'activity-page.clear-ask': 'Clear what was done?',
  'activity-page.clear-text':
    'All entries of Activity on this computer are deleted. What AWS has written down of it stays there.',
  'activity-page.clear-confirm': 'Clear',
  'activity-page.clear-keep': 'Keep it',
  'activity-page.cleared': 'Cleared.',
  'activity-page.private':
    'An entry holds the time, the account and permission set, what was done and from where. Nothing of it leaves this computer.',

  'about.lead': 'Signs you in to AWS once, and keeps your roles at hand.',
  'about.version': 'Version {version}',
  'about.licences': 'Licences',
  'about.licences-lead':
    'Latchkey is made with {count, plural, one {# package} other {# packages}} of others. Open one to read its licence.',

  'keep-open.on': 'The window stays open.',
  'keep-open.off': 'The window hides again when you use another one.',
} as const;
