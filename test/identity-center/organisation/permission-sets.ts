const HOUR = 3600;

/** A permission set and how long its role credentials live, in seconds (1 to 12 hours). */
export interface PermissionSet {
  name: string;
  durationSeconds: number;
}

/** The sets every well-known account has, in this order. */
export const STABLE_PERMISSION_SETS = [
  'ReadOnlyAccess',
  'PowerUserAccess',
  'AdministratorAccess',
  'SecurityAudit',
  'DatabaseOperator',
] as const;

/** All sets of the organisation; together their durations reach from 1 to 12 hours. */
export const PERMISSION_SETS: readonly PermissionSet[] = [
  { name: 'ReadOnlyAccess', durationSeconds: HOUR },
  { name: 'PowerUserAccess', durationSeconds: 4 * HOUR },
  { name: 'AdministratorAccess', durationSeconds: HOUR },
  { name: 'SecurityAudit', durationSeconds: 2 * HOUR },
  { name: 'DatabaseOperator', durationSeconds: 8 * HOUR },
  { name: 'ViewOnlyAccess', durationSeconds: 12 * HOUR },
  { name: 'Billing', durationSeconds: HOUR },
  { name: 'SupportEngineer', durationSeconds: 6 * HOUR },
  { name: 'NetworkAdministrator', durationSeconds: 3 * HOUR },
  { name: 'SystemAdministrator', durationSeconds: 5 * HOUR },
  { name: 'DataScientist', durationSeconds: 10 * HOUR },
  { name: 'IncidentResponder', durationSeconds: HOUR },
  { name: 'PlatformEngineer+OnCall', durationSeconds: 2 * HOUR },
  { name: 'Data_Engineer.eu', durationSeconds: 9 * HOUR },
];

/** In no organisation that a seed makes: only in accounts that are given with them. */
export const FURTHER_PERMISSION_SETS: readonly PermissionSet[] = [
  { name: 'ProductionDeploy', durationSeconds: HOUR },
  { name: 'BreakGlassAdmin', durationSeconds: HOUR },
];
