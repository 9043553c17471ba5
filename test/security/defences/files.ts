import { defence, type AttackDefences } from '../defence.ts';

const folder = 'electron/shell/desktop/files/data-folder.ts';

export const defencesOfFiles: Readonly<Record<string, AttackDefences>> = {
  'files-of-other-users': {
    defences: [
      {
        name: '0600 and 0700 of the files',
        without: [
          { file: folder, find: 'const fileMode = 0o600;', put: 'const fileMode = 0o644;' },
          { file: folder, find: 'const folderMode = 0o700;', put: 'const folderMode = 0o755;' },
        ],
      },
      defence(
        '0700 of the folder of the socket',
        'electron/shell/desktop/programs/local-socket.ts',
        'if ((mode & 0o777) !== folderMode) await chmod(folder, folderMode);',
        'await chmod(folder, mode & 0o777);',
      ),
    ],
  },
  'symbolic-links': {
    defences: [
      defence(
        'what is written first is made new',
        'electron/shell/desktop/files/replace-file.ts',
        "openSync(path, 'wx', fileMode)",
        "openSync(path, 'w', fileMode)",
      ),
      defence(
        'a folder with another name for the socket is looked at',
        'electron/shell/desktop/programs/local-socket.ts',
        'if (uid !== process.getuid?.()) throw',
        'if (uid < 0) throw',
      ),
      defence('no path leads out of the folder', folder, "inside === '..' || inside.startsWith(`..${sep}`) || ", ''),
    ],
  },
  'disk-is-read': {
    defences: [
      defence(
        'no writing without a keychain worth the name',
        'electron/shell/desktop/keychain/encrypted-vault.ts',
        "return encrypted.subarray(0, 3).toString('latin1') !== 'v10';",
        'return encrypted.length > 0;',
      ),
      defence(
        'encryption',
        'electron/shell/desktop/keychain/encrypted-vault.ts',
        "await files.write(path, encrypted.toString('base64'));",
        'await files.write(path, encrypted.toString("base64") + text.reveal());',
      ),
    ],
  },
  'written-secrets': {
    defences: [
      defence(
        'redaction by pattern',
        'electron/shell/desktop/redact.ts',
        'return rules.reduce((result, [pattern, replace]) => result.replace(pattern, replace), redactByKey(shown));',
        'return shown;',
      ),
      defence(
        'secrets in a type that prints as [secret]',
        'electron/core/secret.ts',
        '[inspect.custom](): string {\n    return shown;',
        '[inspect.custom](): string {\n    return this.#text;',
      ),
    ],
  },
  'diagnostics-tell': {
    defences: [
      defence('each line of the log is redacted once more', 'electron/shell/desktop/log.ts', '    .map(redact)\n', ''),
      defence(
        'numbers in place of names',
        'electron/core/app/diagnostics.ts',
        'maskedNames(value, masks)',
        '(masks, value)',
      ),
      defence(
        'a new file for this user alone',
        'electron/cli/latchkey/write-new-file.ts',
        "open(file, 'wx', 0o600)",
        "open(file, 'w', 0o644)",
      ),
    ],
  },
};
