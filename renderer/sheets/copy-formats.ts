import type { CopyFormat } from '../../electron/contract/copy-format.ts';
import type { KeyOf } from '../../electron/shared/text/text.ts';

/** A format as the sheet lists it; the names of formats are never translated. */
export interface CopyFormatRow {
  readonly format: CopyFormat;
  /** The digit that copies at once. */
  readonly key: string;
  readonly label: KeyOf;
  /** Where the text goes. */
  readonly hint: KeyOf | null;
  /** "Copy for bash and zsh", in the palette. */
  readonly action: KeyOf;
}

export const copyFormatRows: readonly CopyFormatRow[] = [
  { format: 'shell', key: '1', label: 'copy.shell', hint: 'copy.shell.hint', action: 'copy.shell.action' },
  { format: 'powershell', key: '2', label: 'copy.powershell', hint: null, action: 'copy.powershell.action' },
  { format: 'cmd', key: '3', label: 'copy.cmd', hint: null, action: 'copy.cmd.action' },
  { format: 'fish', key: '4', label: 'copy.fish', hint: null, action: 'copy.fish.action' },
  { format: 'dotenv', key: '5', label: 'copy.dotenv', hint: 'copy.dotenv.hint', action: 'copy.dotenv.action' },
  { format: 'json', key: '6', label: 'copy.json', hint: 'copy.json.hint', action: 'copy.json.action' },
  {
    format: 'credentials-file',
    key: '7',
    label: 'copy.credentials-file',
    hint: 'copy.credentials-file.hint',
    action: 'copy.credentials-file.action',
  },
];

/** The row of a format. */
export function copyFormatRow(format: CopyFormat): CopyFormatRow {
  const row = copyFormatRows.find((candidate) => candidate.format === format);
  if (row === undefined) throw new RangeError(`There is no row for the format ${format}.`);
  return row;
}
