/** Diagnostics as they are shown, saved and printed; on the built app test/canary searches them. */
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeNewFile } from '../../electron/cli/latchkey/write-new-file.ts';
import { createLog } from '../../electron/shell/desktop/log.ts';
import { canariesFor } from '../canary/canaries.ts';
import { askCommand } from '../harness/ask-command.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { organisationIn, signIn, startCore } from '../harness/running-core.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

it('diagnostics have no secret and no name of a log that was written with all of them', async () => {
  const file = join(temporaryFolder(), 'latchkey.log');
  const log = createLog(file, new ManualClock());
  const core = await startCore({}, () => ({ log }));
  onTestFinished(() => core.close());
  await core.latchkey.start();
  const organisationId = await signIn(core);
  const secrets = core.simulator.control.secrets();
  // By another program, or a version before.
  appendFileSync(file, secrets.map(({ value }) => `a line\nThe token ${value} was refused.\n`).join(''));
  const { startUrl } = organisationIn(core.latchkey.snapshot());
  const list = await core.latchkey.commands['catalogue.get']({ organisationId });
  const accounts = list.ok ? list.value.accounts.flatMap(({ id, name, email }) => [id, name ?? id, email ?? id]) : [];
  appendFileSync(file, [startUrl, ...accounts].map((name) => `That of ${name} was not read.\n`).join(''));
  const shown = await core.latchkey.diagnostics();
  const printed = (await askCommand(core, 'doctor --diagnostics')).text.reveal();
  const unwanted = [...canariesFor(secrets).map(({ text }) => text), startUrl, ...accounts];
  const told = unwanted.filter((one) => `${shown}${printed}`.includes(one));
  expect({ hasLines: shown.includes('was refused'), known: accounts.length > 10, told }).toEqual({
    hasLines: true,
    known: true,
    told: [],
  });
});

it('the command writes them to a new file of this user alone, and to no other', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'kept'), 'mine', { mode: 0o644 });
  const write = (path: string) => writeNewFile({ path, folder }, [Buffer.from('{}')], 0);
  const codes = [(await write('kept')).code, (await write('new')).code];
  expect({ codes, kept: readFileSync(join(folder, 'kept'), 'utf8'), isThere: existsSync(join(folder, 'new')) }).toEqual(
    {
      codes: [1, 0],
      kept: 'mine',
      isThere: true,
    },
  );
  expect((statSync(join(folder, 'new')).mode & 0o777).toString(8)).toBe('600');
});
