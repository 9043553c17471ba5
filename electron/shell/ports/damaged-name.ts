/** The name a damaged file gets: its own, and when that was, without the colons that Windows refuses in names. */
export function damagedName(path: string, now: number): string {
  return `${path}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}`;
}
