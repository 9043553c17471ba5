import type { SettingsRoute } from '../../electron/contract/settings-route.ts';
import { pages } from './pages.ts';

/** Where the settings begin, as main wrote it into the query of the page's address. */
export function routeOf(query: string): SettingsRoute {
  const asked = new URLSearchParams(query);
  const page = pages.find(({ name }) => name === asked.get('page'))?.name ?? 'organisations';
  const organisationId = asked.get('organisation');
  return organisationId === null ? { page } : { page, organisationId };
}
