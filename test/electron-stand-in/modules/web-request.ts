import '../electron-types.ts';
import { rule } from '../mutants.ts';

type Details = Pick<
  Electron.OnBeforeRequestListenerDetails,
  'id' | 'url' | 'method' | 'resourceType' | 'referrer' | 'timestamp' | 'uploadData'
> & {
  webContentsId?: number;
};
type HeadersDetails = Omit<Details, 'uploadData'> &
  Pick<Electron.OnHeadersReceivedListenerDetails, 'statusCode' | 'statusLine' | 'responseHeaders'>;

type BeforeRequest = (details: Details, callback: (response: Electron.CallbackResponse) => void) => void;
type HeadersReceived = (
  details: HeadersDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

interface Rule<Listener> {
  filter: Electron.WebRequestFilter | undefined;
  listener: Listener;
}

let lastRequestId = 0;

/** The rules of one session. They hold for its windows and for its `fetch`. */
export class WebRequest {
  private beforeRequest: Rule<BeforeRequest> | undefined;
  private headersReceived: Rule<HeadersReceived> | undefined;

  /** One listener at a time: a later call replaces the earlier one, null removes it. */
  onBeforeRequest(filter: Electron.WebRequestFilter, listener: BeforeRequest | null): void;
  onBeforeRequest(listener: BeforeRequest | null): void;
  onBeforeRequest(first: Electron.WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null): void {
    this.beforeRequest = ruleOf(first, second);
  }

  onHeadersReceived(filter: Electron.WebRequestFilter, listener: HeadersReceived | null): void;
  onHeadersReceived(listener: HeadersReceived | null): void;
  onHeadersReceived(first: Electron.WebRequestFilter | HeadersReceived | null, second?: HeadersReceived | null): void {
    this.headersReceived = ruleOf(first, second);
  }

  /** @returns whether a rule cancels the request. A redirect by a rule is not modelled and counts as cancelled. */
  async _cancels(
    url: string,
    method: string,
    resourceType: Details['resourceType'],
    webContentsId?: number,
  ): Promise<boolean> {
    const active = this.beforeRequest;
    if (active === undefined || !matches(active.filter, url)) return false;
    const details = { ...detailsOf(url, method, resourceType, webContentsId), uploadData: [] };
    const response = await new Promise<Electron.CallbackResponse>((resolve) => active.listener(details, resolve));
    return response.cancel === true || response.redirectURL !== undefined;
  }

  /** @returns the headers the page or the caller gets, or undefined when a rule cancels the response. */
  async _headers(
    url: string,
    method: string,
    status: number,
    headers: Record<string, string>,
  ): Promise<Record<string, string> | undefined> {
    const active = this.headersReceived;
    if (active === undefined || !matches(active.filter, url)) return headers;
    const { ...details } = detailsOf(url, method, 'other', undefined);
    const responseHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const received = { ...details, statusCode: status, statusLine: `HTTP/1.1 ${status}`, responseHeaders };
    const response = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
      active.listener(received, resolve),
    );
    if (response.cancel === true) return undefined;
    return Object.fromEntries(
      Object.entries(response.responseHeaders ?? responseHeaders).map(([name, value]) => [name, String(value)]),
    );
  }
}

function ruleOf<Listener>(
  first: Electron.WebRequestFilter | Listener | null,
  second?: Listener | null,
): Rule<Listener> | undefined {
  if (first === null || second === null) return undefined;
  if (second === undefined) return { filter: undefined, listener: first as Listener };
  return { filter: first as Electron.WebRequestFilter, listener: second };
}

function detailsOf(
  url: string,
  method: string,
  resourceType: Details['resourceType'],
  webContentsId: number | undefined,
) {
  const base = { id: ++lastRequestId, url, method, resourceType, referrer: '', timestamp: Date.now() };
  return webContentsId === undefined ? base : { ...base, webContentsId };
}

/** Match patterns: `<all_urls>`, or scheme, host and path with stars. */
function matches(filter: Electron.WebRequestFilter | undefined, url: string): boolean {
  if (filter === undefined || !rule('web-request-filters')) return true;
  const excluded = (filter.excludeUrls ?? []).some((pattern) => matchesPattern(pattern, url));
  return !excluded && filter.urls.some((pattern) => matchesPattern(pattern, url));
}

function matchesPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const text = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${text}$`).test(url);
}
