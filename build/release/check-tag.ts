/** `npm run release:tag`: refuses a release whose tag, GITHUB_REF_NAME, is not its version. */
import { ownVersion } from './own-version.ts';
import { tagFault } from './tag.ts';

const fault = tagFault(process.env['GITHUB_REF_NAME'], ownVersion());
if (fault !== null) {
  console.error(fault);
  process.exitCode = 1;
}
