import type { EnvironmentName } from '../../contract/environment.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { text } from '../../shared/text/text.ts';

/** What a terminal says of the role it is opened with. */
export interface TerminalRole {
  readonly account: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly environment: EnvironmentName;
  /** Its word, where it is another than the usual one. */
  readonly environmentWord?: string;
  /** When the credentials that are held now end, by the clock of this computer. */
  readonly end: string;
}

/** The shapes of the environments (docs/design.md#environments). */
const shapes: Readonly<Record<EnvironmentName, string>> = {
  production: '◆',
  staging: '▲',
  development: '●',
  sandbox: '■',
  shared: '⬢',
  none: '○',
};

/** Longer names are cut (characters): a title stands in a tab. */
const longest = 80;

/** `◆ payments-prod ReadOnlyAccess`. No character of it is a command to a terminal that reads UTF-8. */
export function terminalTitle({ account, roleName, environment }: TerminalRole): string {
  const shown = `${shapes[environment]} ${clean(account)} ${clean(roleName)}`;
  return shown.trim();
}

/** The line that stands first in the terminal; it says where the person is, and PRODUCTION first where it is that. */
export function terminalLine(role: TerminalRole): string {
  const { account, accountId, roleName, environment, environmentWord, end } = role;
  const values = { account: clean(account), id: accountId, role: clean(roleName), end };
  const word = (environmentWord ?? text(`environment.${environment}`)).toUpperCase();
  const line =
    environment === 'production'
      ? text('terminal.line-production', { ...values, environment: clean(word) })
      : text('terminal.line', values);
  return oneLine(line, longest * 10) ?? '';
}

/**
 * The same for a terminal that reads single bytes: there the bytes of a letter such as `ś` (C5 9B) begin a command
 * (ECMA-48, 5.3: 9B is CSI).
 */
export function asAscii(shown: string): string {
  return shown.replaceAll(/[^\u0020-\u007e]/gu, '?');
}

/** Without control characters, which end the title or begin a command, and without what turns the direction of a line. */
function clean(name: string): string {
  return oneLine(name, longest) ?? '';
}
