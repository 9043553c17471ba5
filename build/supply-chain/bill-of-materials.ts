import { createHash } from 'node:crypto';
import type { LockedPackage } from './shipped-packages.ts';

/** A bill of materials as CycloneDX has it (ECMA-424, version 1.6), as far as it is used here. */
export interface BillOfMaterials {
  readonly $schema: string;
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly serialNumber: string;
  readonly version: 1;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly type: 'application' | 'framework' | 'library';
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[];
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

/**
 * Names what is shipped, each with version, licence and the digest of the archive it came from. The same packages make the
 * same text, so it holds no time and no chance.
 */
export function billOfMaterials(
  product: { readonly name: string; readonly version: string; readonly license: string },
  shipped: readonly LockedPackage[],
): BillOfMaterials {
  const purl = `pkg:generic/${product.name}@${product.version}`;
  const own: Component = {
    type: 'application',
    'bom-ref': purl,
    name: product.name,
    version: product.version,
    purl,
    licenses: licencesIn(product.license),
  };
  // A package that is installed in two places in one version is one component.
  const components = [...new Map(shipped.map((one) => [purlOf(one), componentOf(one)])).values()];
  const refs = components.map((component) => component['bom-ref']);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([own, components]))}`,
    version: 1,
    metadata: { component: own },
    components,
    // All are in one bundle, whoever of them wanted which.
    dependencies: [{ ref: purl, dependsOn: refs }, ...refs.map((ref) => ({ ref }))],
  };
}

function componentOf(one: LockedPackage): Component {
  const purl = purlOf(one);
  const [group, name] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name];
  return {
    type: one.name === 'electron' ? 'framework' : 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: name ?? one.name,
    version: one.version,
    purl,
    ...(one.licence === null ? {} : { licenses: licencesIn(one.licence) }),
    ...(one.integrity?.startsWith('sha512-') === true
      ? { hashes: [{ alg: 'SHA-512' as const, content: hexOf(one.integrity.slice('sha512-'.length)) }] }
      : {}),
  };
}

/** `pkg:npm/%40scope/name@1.0.0` (package-url, purl-spec, npm). */
export function purlOf({ name, version }: Pick<LockedPackage, 'name' | 'version'>): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licencesIn(licence: string): NonNullable<Component['licenses']> {
  return /^[\w.+-]+$/u.test(licence) ? [{ license: { id: licence } }] : [{ expression: licence }];
}

function hexOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}

/** A UUID that follows from the text (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
