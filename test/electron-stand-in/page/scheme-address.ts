/**
 * Stock Chromium cannot navigate to a scheme of the app's own, so `app://bundle/x` is shown under
 * `https://bundle.app.localhost/x`: a secure context with an origin of its own, as a standard and secure scheme has.
 */
const suffix = '.localhost';

/** @returns the address the browser is given, unchanged for schemes that are the browser's own. */
export function toBrowserAddress(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [scheme, host, rest] = [parts?.[1] ?? '', parts?.[2] ?? '', parts?.[3] ?? ''];
  if (parts === null || ['http', 'https', 'file', 'ws', 'wss', 'devtools', 'chrome'].includes(scheme)) return url;
  return `https://${host}.${scheme}${suffix}${rest === '' ? '/' : rest}`;
}

/** The way back; an address that is not of an app's scheme stays as it is. */
export function toAppAddress(url: string): string {
  const parts = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)(.*)$/i.exec(url);
  return parts === null ? url : `${parts[2] ?? ''}://${parts[1] ?? ''}${parts[3] ?? ''}`;
}
