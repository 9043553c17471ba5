/** Replaces one file over and over, two texts in turn, and tells before each time. To be killed. */
import { createDataFolder } from '../../../../electron/shell/desktop/files/data-folder.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';

const [root = '', path = ''] = process.argv.slice(2);
const files = createDataFolder(root, new ManualClock());
for (let turn = 0; ; turn += 1) {
  process.send?.(turn);
  await files.write(path, (turn % 2 === 0 ? 'a' : 'b').repeat(2_000_000));
}
