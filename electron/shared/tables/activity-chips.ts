/** Under which chip of Activity each kind of entry stands besides "All", and, where it is one of production, "Production". */
export const activityChipOf = {
  'open-console': 'console',
  'open-terminal': 'credentials',
  'copy-console-link': 'console',
  'copy-credentials': 'credentials',
  'renew-credentials': 'credentials',
  'forget-credentials': 'credentials',
  'read-credentials': 'credentials',
  'link-profile': 'credentials',
  'unlink-profile': 'credentials',
  'allow-program': 'credentials',
  'chain-role': 'all',
  'unchain-role': 'all',
  'guard-confirmed': 'all',
  'guard-declined': 'all',
  'guard-safer': 'all',
  'change-environment': 'all',
  'copy-account-id': 'all',
  'copy-role-arn': 'all',
  'signed-in': 'sign-in',
  'signed-out': 'sign-in',
  'organisation-added': 'all',
  'organisation-changed': 'all',
  'browser-changed': 'all',
  'organisation-removed': 'all',
} as const;

/** What of an entry decides where it is shown. */
interface Chipped {
  readonly kind: keyof typeof activityChipOf;
  readonly environment?: string;
}

/** Whether an entry of Activity is shown under a chip. */
export function isUnderChip({ kind, environment }: Chipped, chip: string): boolean {
  if (chip === 'all') return true;
  if (chip === 'production') return environment === 'production';
  return activityChipOf[kind] === chip;
}
