import * as v from 'valibot';
import { organisationIdSchema } from './identifiers.ts';

/** The pages of the settings window, in their order; later ones join this list. */
export const settingsPages = [
  'general',
  'organisations',
  'environments',
  'credentials',
  'programs',
  'browsers',
  'notifications',
  'shortcuts',
  'activity',
  'about',
] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** Where the settings open. Without an organisation: the one whose settings were looked at last, or the first. */
export const settingsRouteSchema = v.strictObject({
  page: v.picklist(settingsPages),
  organisationId: v.optional(organisationIdSchema),
});
export type SettingsRoute = v.InferOutput<typeof settingsRouteSchema>;
