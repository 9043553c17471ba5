import type { SettingsPage } from '../../electron/contract/settings-route.ts';
import type { IconName } from '../ui/icons.ts';
import type { KeyOf } from '../../electron/shared/text/text.ts';

/** The pages of the settings, in the order of docs/design.md#settings. */
export const pages: readonly { readonly name: SettingsPage; readonly label: KeyOf; readonly icon: IconName }[] = [
  { name: 'general', label: 'settings.general', icon: 'gear' },
  { name: 'organisations', label: 'organisations.label', icon: 'building' },
  { name: 'environments', label: 'settings.environments', icon: 'environments' },
  { name: 'credentials', label: 'actions.credentials', icon: 'key' },
  { name: 'programs', label: 'settings.programs', icon: 'terminal' },
  { name: 'browsers', label: 'browsers-page.title', icon: 'browser' },
  { name: 'notifications', label: 'settings.notifications', icon: 'bell' },
  { name: 'shortcuts', label: 'settings.shortcuts', icon: 'keyboard' },
  { name: 'activity', label: 'settings.activity', icon: 'clock' },
  { name: 'about', label: 'settings.about', icon: 'information' },
];
