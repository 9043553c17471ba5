import { nameAsBotocore } from './as-botocore.ts';
import type { AwsFile } from './aws-file-editor.ts';
import type { AwsFilePair } from './name-taken.ts';
import type { AwsFileName } from './section.ts';

/** A profile that we have linked. */
export interface LinkedProfile {
  readonly name: string;
  /** Where its credentials come from; null: others have taken that out. */
  readonly kind: 'process' | 'sso' | 'keys' | null;
  readonly file: AwsFileName;
  /** Of its header, counted from 1. */
  readonly line: number;
  /** Whether nobody has changed it since. */
  readonly isAsWritten: boolean;
}

const kinds = [
  ['credential_process', 'process'],
  ['sso_session', 'sso'],
  ['aws_access_key_id', 'keys'],
] as const;

/** All profiles of ours in both files, as they stand there. */
export function linkedProfiles({ config, credentials }: AwsFilePair): readonly LinkedProfile[] {
  return [config, credentials].flatMap(linkedIn);
}

function linkedIn(file: AwsFile): LinkedProfile[] {
  const sections = new Map(file.read.sections.map((section) => [section.header, section]));
  return file.own.flatMap(({ title, header, isAsWritten }) => {
    const named = nameAsBotocore(title, file.name);
    const values = sections.get(header)?.values;
    const kind = kinds.find(([key]) => values?.has(key) === true)?.[1] ?? null;
    return named?.kind === 'profile'
      ? [{ name: named.name, kind, file: file.name, line: header + 1, isAsWritten }]
      : [];
  });
}
