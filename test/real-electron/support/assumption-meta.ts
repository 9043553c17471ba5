import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** That the test judges a rule of ASSUMPTIONS.md, and how the rule stands on this Electron. */
    assumption?: 'seen' | 'older calls' | 'differs' | 'cannot';
  }
}
