/** People paste `/start#/` and `/start/`, and those work with the service. */
export function plainStartUrl(text: string): string {
  return (text.split('#')[0] ?? '').replace(/\/+$/u, '');
}
