import type { LockedPackage } from './shipped-packages.ts';

/** Licences under which a package may be shipped inside a program under MIT: all ask for no more than their text, which the page About has. */
export const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
];

/** What stands against shipping these packages, a sentence each; empty: nothing. */
export function licenceFaults(shipped: readonly LockedPackage[]): string[] {
  return shipped.flatMap(({ name, version, licence }) => {
    if (licence === null) return [`${name} ${version} states no licence.`];
    return isAllowed(licence) ? [] : [`${name} ${version} is under ${licence}, which is not on the list.`];
  });
}

/** Of `(MIT OR GPL-2.0)` one is enough, of `MIT AND Zlib` each counts; nothing more of SPDX is met, or allowed. */
function isAllowed(licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/u, '$1');
  return expression
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowedLicences.includes(one.trim())));
}
