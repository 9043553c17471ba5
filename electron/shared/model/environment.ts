/** The environments of accounts, the one with the most care first; `none`: not set. */
export const environmentNames = ['production', 'staging', 'development', 'sandbox', 'shared', 'none'] as const;
export type EnvironmentName = (typeof environmentNames)[number];
