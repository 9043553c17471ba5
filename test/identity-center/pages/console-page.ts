import { escapeMarkup } from '../escape.ts';
import type { Simulator } from '../simulator.ts';
import { htmlReply } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { REGION_PATTERN } from '../wire/partition.ts';
import { errorPage } from './error-page.ts';
import { renderPage } from './page.ts';

/** `GET /console/home?page=ID`: who one is in this console, and where. */
export function consolePage(request: WireRequest, simulator: Simulator): WireReply {
  const session = simulator.consoles.find(request.query.get('page') ?? '');
  if (session === undefined || session.endsAtMs <= simulator.clock.now()) {
    return htmlReply(errorPage('Signed out', 'Your session has ended. Sign in again.'), 401);
  }
  const { role, sessionName } = session.credentials;
  const place = consolePlace(session.destination);
  const facts: readonly (readonly [id: string, label: string, text: string])[] = [
    ['account-id', 'Account id', role.accountId],
    ['account-name', 'Account name', role.accountName ?? ''],
    ['role-name', 'Permission set', role.name],
    ['iam-role', 'IAM role', role.iamRole.name],
    ['user-name', 'Signed in as', sessionName],
    ['region', 'Region', place.region],
    ['service', 'Service', place.service],
    ['destination', 'Address asked for', session.destination.href],
  ];
  const rows = facts.map(
    ([id, label, text]) => `<dt>${label}</dt><dd><bdi id="${id}">${escapeMarkup(text)}</bdi></dd>`,
  );
  return htmlReply(renderPage({ title: 'AWS Management Console (simulated)', main: `<dl>${rows.join('')}</dl>` }));
}

/** Region and service of `https://REGION.console.aws.amazon.com/SERVICE/home?region=R`; `unknown` where the address says none. */
export function consolePlace(address: URL): { region: string; service: string } {
  const label = address.hostname.split('.')[0] ?? '';
  const region = address.searchParams.get('region') ?? (REGION_PATTERN.test(label) ? label : 'unknown');
  if (address.pathname === '/go/view') return { region, service: address.searchParams.get('service') ?? 'unknown' };
  const service = /^\/(.+?)\/home\/?$/u.exec(address.pathname)?.[1];
  return { region, service: service ?? 'unknown' };
}
