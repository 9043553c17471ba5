/**
 * Stands in the bundle for ajv, which conf (under electron-store) imports whether it is used or not: 150 kB and some
 * milliseconds of each start. It is used only for conf's `schema` option, which Latchkey does not set.
 */
export function Ajv2020(): never {
  throw new TypeError('Settings are checked with valibot; the schema option of electron-store is not available.');
}

/** What conf imports of ajv-formats: never called, for the same reason. */
export default function noFormats(): never {
  throw new TypeError('Settings are checked with valibot; the schema option of electron-store is not available.');
}
