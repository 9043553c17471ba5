/** What a release is not made without, each as a file's name ends. */
const needed = [
  'SHA256SUMS',
  '.cdx.json',
  '.dmg',
  '.zip',
  '.exe',
  '.AppImage',
  '.deb',
  '.rpm',
  'latest.yml',
  'latest-mac.yml',
  'latest-linux.yml',
];

/** What is missing among these files, a sentence each; empty: nothing. */
export function draftFaults(names: readonly string[]): string[] {
  return needed
    .filter((end) => !names.some((name) => name.endsWith(end)))
    .map((end) => `There is no file that ends in ${end}.`);
}

/** The words for `gh`. A version with a hyphen is one to test (semver.org, 9). */
export function draftWords(version: string, files: readonly string[]): string[] {
  const kind = version.includes('-') ? ['--prerelease'] : [];
  const title = ['--title', `Latchkey ${version}`, '--notes', 'See CHANGELOG.md.'];
  return ['release', 'create', `v${version}`, '--draft', '--verify-tag', ...kind, ...title, ...files];
}
