import type { Sheet } from '../../electron/contract/events.ts';

/** What can lie over the list: a sheet about a role, or the organisations. */
export type ShownSheet = Sheet | { readonly kind: 'organisations' };
