import { join } from 'node:path';

/** Part of the unpacked folder's name: a change of the fonts makes a new one. */
export const fontsVersion = 'inter-1';

/** The weights that the window uses; a folder of all would make heavier ones win. */
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold'];
const packages = ['inter', 'jetbrains-mono', 'noto-sans-arabic'];

/** Where they are, below the project's root. */
export const fontFolders: readonly string[] = packages.flatMap((name) =>
  weights.map((weight) => join('node_modules/@expo-google-fonts', name, weight)),
);

/**
 * Which fonts the test browser has: Inter for text, JetBrains Mono for code, Noto for Arabic, all from npm, so that
 * pictures are the same on every machine. Open Sans comes with the browser, for what those lack.
 */
export function fontsConfiguration(browserFolder: string, projectRoot: string): string {
  const folders = fontFolders.map((folder) => join(projectRoot, folder));
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${[join(browserFolder, 'fonts'), ...folders].map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(browserFolder, 'font-cache')}</cachedir>
${alias('system-ui', ['Inter', 'Noto Sans Arabic'])}
${alias('sans-serif', ['Inter', 'Noto Sans Arabic', 'Open Sans'])}
${alias('ui-monospace', ['JetBrains Mono'])}
${alias('monospace', ['JetBrains Mono'])}
</fontconfig>
`;
}

function alias(family: string, preferred: readonly string[]): string {
  const names = preferred.map((name) => `<family>${name}</family>`).join('');
  return `  <alias binding="strong"><family>${family}</family><prefer>${names}</prefer></alias>`;
}
