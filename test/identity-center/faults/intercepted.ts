import type { WireReply } from '../wire/message.ts';
import type { Fault } from './fault-schema.ts';

const PAGES: Readonly<Record<number, string>> = {
  200: '<html><body>Welcome to the hotel. Accept the terms to go on.</body></html>',
  407: '<html><body>Proxy authentication required</body></html>',
  511: '<html><body>Network authentication required</body></html>',
};

/**
 * The answer of somebody between the client and AWS: a captive portal, a proxy. The call never reaches AWS, and nothing in it
 * is AWS's, its request id least of all.
 */
export function intercepted(fault: Fault): WireReply {
  const status = fault.status ?? (fault.location === undefined ? 200 : 302);
  return {
    status,
    headers: {
      'Content-Type': fault.contentType ?? 'text/html',
      ...(fault.location === undefined ? {} : { Location: fault.location }),
      // RFC 9110, 15.5.8: a 407 must say how to prove oneself.
      ...(status === 407 ? { 'Proxy-Authenticate': 'Basic realm="proxy"' } : {}),
    },
    body: fault.body ?? PAGES[status] ?? '<html><body>Blocked</body></html>',
    foreign: true,
  };
}
