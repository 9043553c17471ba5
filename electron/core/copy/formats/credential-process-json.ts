import type { CopyMaterial } from './copy-material.ts';

/** What a `credential_process` prints (docs/aws.md#credential_process): `Version` is the number 1, the end has a zone. */
export function credentialProcessJson(material: CopyMaterial): string {
  const document = {
    Version: 1,
    AccessKeyId: material.accessKeyId,
    SecretAccessKey: material.secretAccessKey,
    SessionToken: material.sessionToken,
    Expiration: material.expiration,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
