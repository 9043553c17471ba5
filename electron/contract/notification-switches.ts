import * as v from 'valibot';
import { switchedKinds } from '../shared/tables/notification-kinds.ts';

export const switchedKindSchema = v.picklist(switchedKinds);

/** Which kinds of notifications are shown. */
export const notificationSwitchesSchema = v.strictObject(v.entriesFromList(switchedKinds, v.boolean()));
export type NotificationSwitches = v.InferOutput<typeof notificationSwitchesSchema>;
