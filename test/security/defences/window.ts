import { defence, type AttackDefences } from '../defence.ts';

const session = 'electron/shell/security/session-lockdown.ts';
const contents = 'electron/shell/security/contents-lockdown.ts';
const policy = 'electron/shell/security/content-security-policy.ts';
const preferences = 'electron/shell/security/web-preferences.ts';
const server = 'electron/shell/ipc/command-server.ts';

export const defencesOfWindow: Readonly<Record<string, AttackDefences>> = {
  'page-runs-script': {
    isOfBuild: true,
    defences: [
      defence('trusted types', policy, '"require-trusted-types-for \'script\'",', ''),
      {
        name: 'no inline script, behind trusted types',
        without: [
          { file: policy, find: '"require-trusted-types-for \'script\'",', put: '' },
          { file: policy, find: '"script-src \'self\'",', put: "\"script-src 'self' 'unsafe-inline'\"," },
        ],
      },
    ],
  },
  'page-reaches-out': {
    isOfBuild: true,
    defences: [
      {
        name: 'no navigation',
        without: [
          {
            file: contents,
            find: `contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });`,
            put: '',
          },
        ],
      },
      defence('no new windows', contents, "action: 'deny'", "action: 'allow'"),
      defence('no permission', session, 'callback(false);', 'callback(true);'),
      defence('no permission to be seen', session, 'CheckHandler(() => false)', 'CheckHandler(() => true)'),
      defence('no request', session, 'cancel: !isOurs(details.url)', 'cancel: isOurs(details.url) && false'),
    ],
  },
  'page-gets-a-secret': {
    defences: [
      defence(
        'schemas of what main sends',
        server,
        'const output = v.safeParse(command.output, result.value);',
        'const output = { success: true as const, output: result.value, issues: [] as never };',
      ),
    ],
  },
  'foreign-sender': {
    isOfBuild: true,
    defences: [
      defence(
        'the main frame alone',
        'electron/shell/ipc/trusted-windows.ts',
        "if (frame !== call.sender.mainFrame) return 'it is not the main frame';",
        '',
      ),
      defence(
        'our origin alone',
        'electron/shell/ipc/trusted-windows.ts',
        "if (frame.origin !== appOrigin) return 'the page is of another origin';",
        '',
      ),
      defence(
        'schemas of what the window sends',
        server,
        'const parsed = v.safeParse(command.input, input);',
        'const parsed = { success: true as const, output: input };',
      ),
    ],
  },
  'page-gets-node': {
    isOfBuild: true,
    defences: [
      defence('sandbox', preferences, 'sandbox: true', 'sandbox: false'),
      defence('context isolation', preferences, 'contextIsolation: true', 'contextIsolation: false'),
    ],
  },
  'window-starts-programs': {
    defences: [
      defence(
        'a dialog of the system',
        'electron/core/organisations/command-agreement.ts',
        'const agreed = await this.#confirmation.ask({ question, detail: asked.detail(lines), agree });',
        'const agreed = lines + question + agree !== null;',
      ),
    ],
  },
};
