/** The environments of accounts, the one with the most care first; `none`: not set. */
export const environmentNames = ['production', 'staging', 'development', 'sandbox', 'shared', 'none'] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/** How much stands before an action on a role of an environment, the least first. */
export const guardLevels = ['none', 'ask', 'digits'] as const;
export type GuardLevel = (typeof guardLevels)[number];
