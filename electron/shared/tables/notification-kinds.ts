import { idsOf, textsOf } from './table.ts';

/** A kind that the settings list with a switch, on until it is switched off; or one that is always shown. */
type NotificationKindRow =
  | { readonly canBeSwitchedOff: true; readonly label: string; readonly hint: string }
  | { readonly canBeSwitchedOff: false };

/** The kinds of notifications, in the order of the settings. */
export const notificationKinds = {
  'sign-in-ends': {
    canBeSwitchedOff: true,
    label: 'A sign-in ends soon',
    hint: 'At 10 and at 2 minutes, where the length is known and roles are in use.',
  },
  'sign-in-ended': {
    canBeSwitchedOff: true,
    label: 'A sign-in has ended',
    hint: 'While roles are in use, or when a program asked for credentials.',
  },
  'not-renewed': {
    canBeSwitchedOff: true,
    label: 'Credentials were not renewed',
    hint: 'Of a role in use, after it failed twice.',
  },
  'access-removed': {
    canBeSwitchedOff: true,
    label: 'Access was removed',
    hint: 'Roles of yours are no longer assigned to you.',
  },
  'production-read': {
    canBeSwitchedOff: true,
    label: 'A program read credentials of production',
    hint: 'The first time a day, for each role and program.',
  },
  'signed-in': { canBeSwitchedOff: true, label: 'A sign-in is finished', hint: 'While the window is hidden.' },
  'update-found': {
    canBeSwitchedOff: true,
    label: 'A newer Latchkey is there',
    hint: 'When it is found, and when it can be installed.',
  },
  /** An answer to what the person did just now, or said once in all. */
  always: { canBeSwitchedOff: false },
} as const satisfies Record<string, NotificationKindRow>;

type Kinds = typeof notificationKinds;
export type NotificationKind = keyof Kinds;
export type SwitchedKind = {
  [Kind in NotificationKind]: Kinds[Kind]['canBeSwitchedOff'] extends true ? Kind : never;
}[NotificationKind];

/** The kinds that a person can switch off. */
export const switchedKinds = idsOf(notificationKinds).filter(
  (kind): kind is SwitchedKind => notificationKinds[kind].canBeSwitchedOff,
);

/** The texts above as the message catalogue takes them in: `notification.signed-in.label`. */
export const notificationTexts = textsOf('notification', notificationKinds);
