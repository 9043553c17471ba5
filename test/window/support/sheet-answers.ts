import { consolePlaces } from '../../../electron/core/console/console-places.ts';
import { maskedCopyText } from '../../../electron/core/copy/copy-text.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import { now } from './northwind.ts';
import type { WindowOptions } from './window.ts';

const places = consolePlaces('eu-west-1', 'eu-west-1', [
  { service: 'ecs', region: 'eu-west-1' },
  { service: 'rds', region: 'eu-west-1' },
  { service: 's3', region: 'eu-central-1' },
]);
const preview = {
  text: maskedCopyText(
    'shell',
    { accessKeyId: 'ASIAEXAMPLE000007Q4M', expiresAt: instant(now) },
    { region: 'eu-west-1', profile: 'payments-staging-PowerUserAccess' },
  ),
  clearsAfterMs: 60_000,
  off: ['aws-profile'],
};
/** What main answers to the sheets for docs/design.md#the-example-organisation. */
export const answers: NonNullable<WindowOptions['answers']> = {
  'console.places': {
    ok: true,
    value: { ...places, opensIn: 'Firefox, container Staging', notByPortal: null },
  },
  'environment.reason': { ok: true, value: { kind: 'words', words: ['stag', 'stg'] } },
  'copy.preview': { ok: true, value: preview },
};
