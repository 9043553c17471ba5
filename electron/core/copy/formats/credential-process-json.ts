import type { CopyMaterial } from './copy-material.ts';

/** What a `credential_process` prints (protocol.md 4.5): `Version` is the number 1, the end has a zone. */
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
