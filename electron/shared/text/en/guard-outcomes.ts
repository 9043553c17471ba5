/** What comes of a question of the production guard. */
export const guardOutcomes = {
  'guard.too-early': 'That was pressed before the question could be read. Nothing was done.',
  'failure.guard-declined': 'Stopped at the question in the Latchkey window. Nothing was done.',
  'failure.guard-unanswered':
    'Nobody answered the question in the Latchkey window in time. Nothing was done; run the command again.',

  'activity.guard-confirmed':
    'Guard: {action, select, open_console {console opened} copy_credentials {credentials copied} copy_console_link {sign-in link made} open_terminal {terminal opened} link_profile {linked} change_environment {environment changed} other {let through}} after a question',
  'activity.guard-declined':
    'Guard: {action, select, open_console {console not opened} copy_credentials {credentials not copied} copy_console_link {sign-in link not made} open_terminal {terminal not opened} link_profile {not linked} change_environment {environment not changed} other {not let through}}',
  'activity.guard-safer': 'Guard: a role that only reads was taken instead',
  'activity.environment-changed': 'Environment changed away from production',
  'activity.environment-not-changed': 'Environment not changed: {why}',
  'activity.not-guarded': 'Guard: {why}',
  'command.did-guard-confirmed': 'guard confirmed',
  'command.did-guard-declined': 'guard declined',
  'command.did-guard-safer': 'guard: read-only role instead',
  'command.did-change-environment': 'environment changed',
} as const;
