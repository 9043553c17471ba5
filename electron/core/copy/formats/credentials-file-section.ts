import { cannotHold, hasControl, type CopyMaterial } from './copy-material.ts';

/** A section for `~/.aws/credentials`, in the one dialect every tool reads (docs/aws.md#profile-names-and-file-dialects). */
export function credentialsFileSection(material: CopyMaterial): string {
  const lines = [
    `[${material.profile}]`,
    `aws_access_key_id = ${written(material.accessKeyId)}`,
    `aws_secret_access_key = ${written(material.secretAccessKey)}`,
    `aws_session_token = ${written(material.sessionToken)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** There are no quotes and no escapes; tools trim blanks, and some take a `#` or `;` after one for a comment. */
function written(value: string): string {
  if (hasControl(value) || /\s|^[#;]/u.test(value) || value === '') cannotHold('the credentials file');
  return value;
}
