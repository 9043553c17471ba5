import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { deskTest as it } from './support/fixtures.ts';

it('the first start offers what ~/.aws/config names and adds it, and the file is as it was to the last byte', async ({
  desk,
}) => {
  const folder = join(desk.home, '.aws');
  const path = join(folder, 'config');
  const { startUrl, region } = desk.simulator;
  const lines = ['# mine', '[sso-session northwind]', `sso_start_url = ${startUrl}#/`, `sso_region=${region}  `, ''];
  const config = `\ufeff${lines.join('\r\n')}[profile x]\nregion = eu-west-1`;
  await mkdir(folder);
  await writeFile(path, config);
  const before = await stat(path);
  const app = await desk.startApp();
  const page = await app.window();
  await page.getByText('Found 1 organisation in', { exact: false }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in to northwind' }).waitFor();
  await app.clock.settle();
  const after = await stat(path);
  expect({
    text: await readFile(path, 'utf8'),
    written: after.mtimeMs - before.mtimeMs,
    sameFile: after.ino === before.ino,
    beside: await readdir(folder),
  }).toEqual({ text: config, written: 0, sameFile: true, beside: ['config'] });
});
