import type { ActivityEntry } from '../../contract/activity.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';

/** What an entry of Activity is about, in a few words: its outcome stands beside them. */
const words = {
  'open-console': 'command.did-console',
  'open-terminal': 'command.did-terminal',
  'copy-credentials': 'command.did-credentials',
  'copy-account-id': 'command.did-account-id',
  'copy-role-arn': 'command.did-role-arn',
  'copy-console-link': 'command.did-console-link',
  'renew-credentials': 'command.did-renew',
  'forget-credentials': 'command.did-forget',
  'read-credentials': 'command.did-read',
  'link-profile': 'command.did-link',
  'unlink-profile': 'command.did-unlink',
  'allow-program': 'command.did-allow',
  'chain-role': 'command.did-chain',
  'unchain-role': 'command.did-unchain',
  'guard-confirmed': 'command.did-guard-confirmed',
  'guard-declined': 'command.did-guard-declined',
  'guard-safer': 'command.did-guard-safer',
  'change-environment': 'command.did-change-environment',
  'signed-in': 'command.did-sign-in',
  'signed-out': 'command.did-sign-out',
  'organisation-added': 'command.did-add-organisation',
  'organisation-changed': 'command.did-change-organisation',
  'browser-changed': 'command.did-change-browser',
  'organisation-removed': 'command.did-remove-organisation',
} as const satisfies Record<ActivityEntry['kind'], KeyOf>;

export function whatWasDone(entry: ActivityEntry): string {
  const said = text(words[entry.kind]);
  return entry.about === 'role' && entry.detail !== null ? `${said}: ${entry.detail}` : said;
}
