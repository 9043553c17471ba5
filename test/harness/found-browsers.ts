/** Browsers as they are found on a computer, and choices among them. */
import type { FoundBrowser } from '../../electron/contract/browser-choice.ts';

export const firefox: FoundBrowser = {
  browser: 'firefox',
  name: 'Firefox',
  profiles: [{ id: 'default', name: 'default' }],
  containers: [
    { profile: 'default', name: 'Production' },
    { profile: 'default', name: 'Staging' },
  ],
  private: true,
};

export const chrome: FoundBrowser = {
  browser: 'chrome',
  name: 'Google Chrome',
  profiles: [
    { id: 'Default', name: 'Robin' },
    { id: 'Profile 2', name: 'Work' },
  ],
  containers: [],
  private: true,
};

/** A container of Firefox. */
export const inProduction = {
  kind: 'browser',
  browser: 'firefox',
  profile: 'default',
  container: 'Production',
  private: false,
} as const;

/** A profile of Chrome. */
export const inWork = {
  kind: 'browser',
  browser: 'chrome',
  profile: 'Profile 2',
  container: null,
  private: false,
} as const;
