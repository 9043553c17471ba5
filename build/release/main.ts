/** `npm run release`: the installers of this system, signed, with what updates need; refused where they could not be. */
import { build } from 'electron-builder';
import { releaseConfiguration, releaseFaults, type System } from './release-configuration.ts';

const faults = releaseFaults(process.platform as System, process.env);
if (faults.length > 0) {
  console.error(`No release is made here:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  process.exitCode = 1;
} else {
  const files = await build({ publish: 'never', config: releaseConfiguration(process.env) });
  console.log(files.join('\n'));
}
