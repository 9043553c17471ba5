/** Both files as texts. */
import { openAwsFile, textOfFile } from '../../electron/core/export/aws-file-editor.ts';
import type { AwsFilePair } from '../../electron/core/export/name-taken.ts';

export interface Texts {
  readonly config: string;
  readonly credentials: string;
}

export function opened({ config, credentials }: Texts): AwsFilePair {
  return { config: openAwsFile('config', config), credentials: openAwsFile('credentials', credentials) };
}

export function textsOf({ config, credentials }: AwsFilePair): Texts {
  return { config: textOfFile(config), credentials: textOfFile(credentials) };
}
