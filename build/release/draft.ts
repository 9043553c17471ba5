/**
 * `npm run release:draft -- FOLDER`: makes a draft of the tag's release at GitHub with all files of the folder, by GitHub's
 * own `gh`, which takes its token from GH_TOKEN. A person looks at it and publishes it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { draftFaults, draftWords } from './draft-words.ts';
import { ownVersion } from './own-version.ts';
import { tagFault } from './tag.ts';

const [folder = 'dist'] = process.argv.slice(2);
const version = ownVersion();
const names = readdirSync(folder).toSorted();
const wrongTag = tagFault(process.env['GITHUB_REF_NAME'], version);
const faults = [...(wrongTag === null ? [] : [wrongTag]), ...draftFaults(names)];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  const files = names.map((name) => join(folder, name));
  process.exitCode = spawnSync('gh', draftWords(version, files), { stdio: 'inherit' }).status ?? 1;
}
