/**
 * A section name made of account and permission set, with what every tool reads (protocol.md 4.3); what is left out
 * becomes a hyphen. It always holds a hyphen of its own, so it is never part of the word `plugins`, which the CLI keeps.
 */
export function profileName(accountName: string | null, accountId: string, roleName: string): string {
  const account = plain(accountName ?? '');
  return `${account === '' ? accountId : account}-${plain(roleName) || 'role'}`;
}

function plain(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9_.@+%:/-]+/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
