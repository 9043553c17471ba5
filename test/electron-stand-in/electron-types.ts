// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- an import would need the module's name
/// <reference path="../../node_modules/electron/electron.d.ts" />
/**
 * Electron's own types, as the global namespace `Electron` that electron.d.ts declares. Never `import … from 'electron'`
 * in the stand-in: where main is compiled against the stand-in, that name leads back to the stand-in itself.
 */
export type ElectronModule = typeof Electron.CrossProcessExports;
export type MainModule = typeof Electron.Main;
