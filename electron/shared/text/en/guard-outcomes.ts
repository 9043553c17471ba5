/** What comes of a question of the production guard. */
export const guardOutcomes = {
  'guard.too-early': 'That was pressed before the question could be read. Nothing was done.',
  'failure.guard-declined': 'Stopped at the question in the Latchkey window. Nothing was done.',
  'failure.guard-unanswered':
    'Nobody answered the question in the Latchkey window in time. Nothing was done; run the command again.',

  'activity.guard-confirmed':
    'Guard: {action, select, open-console {console opened} copy-credentials {credentials copied} copy-console-link {sign-in link made} open-terminal {terminal opened} link-profile {linked} change-environment {environment changed} other {let through}} after a question',
  'activity.guard-declined':
    'Guard: {action, select, open-console {console not opened} copy-credentials {credentials not copied} copy-console-link {sign-in link not made} open-terminal {terminal not opened} link-profile {not linked} change-environment {environment not changed} other {not let through}}',
  'activity.guard-safer': 'Guard: a role that only reads was taken instead',
  'activity.environment-changed': 'Environment changed away from production',
  'activity.environment-not-changed': 'Environment not changed: {why}',
  'activity.not-guarded': 'Guard: {why}',
  'command.did-guard-confirmed': 'guard confirmed',
  'command.did-guard-declined': 'guard declined',
  'command.did-guard-safer': 'guard: read-only role instead',
  'command.did-change-environment': 'environment changed',
} as const;
