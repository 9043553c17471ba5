import { defence, type AttackDefences } from '../defence.ts';

const fuses = 'electron-builder.yml';

export const defencesOfProgram: Readonly<Record<string, AttackDefences>> = {
  'program-reads-production': {
    defences: [
      defence(
        'a refusal until the person allows it',
        'electron/core/credentials/production-reads.ts',
        'return { permitted: false, failure: failure(',
        'return { permitted: true, ...failure(',
      ),
      defence(
        'a notification',
        'electron/core/credentials/production-reads.ts',
        'this.#tell(role, program);\n  }',
        'void 0;\n  }',
      ),
    ],
  },
  'settings-start-programs': {
    defences: [
      defence(
        'agreement to the very line',
        'electron/core/organisations/command-agreement.ts',
        'return this.#secrets.agreedCommand(use) === command;',
        'return use !== command;',
      ),
    ],
  },
  'opened-at-start': {
    defences: [
      defence(
        'refused switches',
        'electron/shell/security/refused-switches.ts',
        'if (refused !== undefined) return',
        "if (refused === '') return",
      ),
      defence('no Node by a variable', fuses, 'runAsNode: false', 'runAsNode: true'),
      defence('no debugger', fuses, 'enableNodeCliInspectArguments: false', 'enableNodeCliInspectArguments: true'),
    ],
  },
  'link-does-something': {
    defences: [
      defence(
        'links are read as they are documented, and nothing else',
        'electron/core/deep-links/parse-link.ts',
        '!known.includes(key) || query.has(key) ||',
        '',
      ),
      defence(
        'a flood shows the window once',
        'electron/core/deep-links/deep-links.ts',
        '|| this.#isPause) return;',
        ') return;',
      ),
    ],
  },
  'clipboard-keeps': {
    defences: [
      defence(
        'the primary selection is left',
        'electron/shell/desktop/clipboard/clipboard.ts',
        "leaveSelection();\n      return 'written';",
        "return 'written';",
      ),
      defence(
        'markers for clipboard managers',
        'electron/shell/desktop/clipboard/clipboard.ts',
        'for (const [name, value] of markers[system])',
        'for (const [name, value] of markers[system].slice(9))',
      ),
      defence(
        'cleared after a time',
        'electron/core/copy/clipboard-service.ts',
        'const clear = (): void => void this.#clearFrom([copied]);',
        'const clear = (): void => void copied;',
      ),
    ],
  },
  'locked-screen': {
    defences: [
      defence(
        'the clipboard is cleared',
        'electron/core/app/create-latchkey.ts',
        'features.guard.forget();\n      void features.clipboard.clear();',
        'features.guard.forget();',
      ),
      defence(
        '"not again" ends',
        'electron/core/app/create-latchkey.ts',
        'features.guard.forget();\n      void features.clipboard.clear();',
        'void features.clipboard.clear();',
      ),
    ],
  },
  dependencies: {
    defences: [
      defence('exact versions', 'package.json', '"valibot": "1.5.0"', '"valibot": "^1.5.0"'),
      defence('install scripts by name', 'package.json', '"electron-winstaller": false', '"electron-winstaller": true'),
    ],
  },
  'other-code-in-the-package': {
    defences: [
      defence('only the archive is loaded', fuses, 'onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false'),
      defence(
        'its integrity is checked',
        fuses,
        'enableEmbeddedAsarIntegrityValidation: true',
        'enableEmbeddedAsarIntegrityValidation: false',
      ),
      defence('nothing but the built program', fuses, "  - '!node_modules/**'\n", '  - test/**\n'),
    ],
  },
};
