/** `npm run licences`: what is shipped, under which licences; exits 1 where one is not allowed. */
import { join } from 'node:path';
import { licenceFaults } from './licence-faults.ts';
import { shippedPackages } from './shipped-packages.ts';

const shipped = shippedPackages(join(import.meta.dirname, '../..'));
for (const { name, version, licence } of shipped) console.log(`${licence ?? 'none'}\t${name} ${version}`);
const faults = licenceFaults(shipped);
console.log(faults.length === 0 ? `All ${shipped.length} may be shipped.` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
