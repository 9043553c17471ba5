/** What helps where something went wrong: diagnostics, a start after several that failed, and windows that hang or end. */
export const support = {
  'diagnostics.label': 'Diagnostics',
  'diagnostics.hint':
    'What a support case needs: versions, settings and the latest lines of the log. No secrets, no names, no e-mail addresses.',
  'diagnostics.show': 'Show diagnostics…',
  'diagnostics.lead': 'This is all that is saved. Nothing is sent anywhere.',
  'diagnostics.save-title': 'Save diagnostics',
  'safe-start.title': 'Latchkey started carefully',
  'safe-start.text':
    'The last three starts ended within a minute, so the stored lists of accounts were put aside and are read again once you are signed in. Sign-ins, settings and pins are as they were; what happened is in the log: {file}',
  'hung.title': 'The window does not answer',
  'hung.text': 'You can open it anew, which loses what was typed and not kept, or wait until it answers.',
  'hung.reopen': 'Reopen',
  'hung.wait': 'Keep waiting',
  'settings-gone.title': 'The settings cannot be shown',
  'settings-gone.text':
    'Their window ended {count, plural, one {once} other {# times in a row}}. You can open them again from the tray menu; what happened is in the log: {file}',
} as const;
