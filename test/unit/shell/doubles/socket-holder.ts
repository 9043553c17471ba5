/** A copy of the app that listens in a folder, says so, and then says for what it is asked; it never answers. */
import { openUnixSocket } from '../../../../electron/shell/desktop/programs/local-socket.ts';

const [, , folder = ''] = process.argv;
await openUnixSocket(folder, (request) => void process.stdout.write(`asked ${request.url ?? ''}\n`));
process.stdout.write('listens\n');
