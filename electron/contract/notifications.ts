import * as v from 'valibot';

/**
 * The kinds of notifications, each of which a person can switch off: a sign-in ends soon, a sign-in has ended, a role in
 * use was not renewed, access was taken away, a sign-in was approved while no window was in view.
 */
export const notificationKinds = [
  'sign-in-ends',
  'sign-in-ended',
  'not-renewed',
  'access-removed',
  'signed-in',
] as const;
export const notificationKindSchema = v.picklist(notificationKinds);
export type NotificationKind = v.InferOutput<typeof notificationKindSchema>;

/** Which kinds are shown. */
export const notificationSwitchesSchema = v.strictObject(v.entriesFromList(notificationKinds, v.boolean()));
export type NotificationSwitches = v.InferOutput<typeof notificationSwitchesSchema>;

export const allNotifications: NotificationSwitches = {
  'sign-in-ends': true,
  'sign-in-ended': true,
  'not-renewed': true,
  'access-removed': true,
  'signed-in': true,
};
