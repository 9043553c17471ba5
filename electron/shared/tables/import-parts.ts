/** What a file of settings can hold, each taken or left by itself, in the order in which they are shown. */
export const importParts = [
  'organisations',
  'rules',
  'settings',
  'notifications',
  'shortcuts',
  'names',
  'hidden',
  'profiles',
] as const;
export type ImportPart = (typeof importParts)[number];
