/** What helps where something went wrong: diagnostics, and a start after several that failed. */
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
} as const;
