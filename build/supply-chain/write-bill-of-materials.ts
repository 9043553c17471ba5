/** `npm run sbom`: writes the bill of materials of the last build, `dist/NAME-VERSION.cdx.json`, and prints where. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { shippedPackages } from './shipped-packages.ts';

const root = join(import.meta.dirname, '../..');
const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Parameters<typeof billOfMaterials>[0];
const bill = billOfMaterials(product, shippedPackages(root));
const file = `dist/${product.name}-${product.version}.cdx.json`;
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, file), `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${file}: ${bill.components.length} components`);
