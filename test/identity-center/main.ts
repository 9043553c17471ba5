import { readArguments, USAGE } from './arguments.ts';
import { startIdentityCenter } from './start.ts';

try {
  const running = await startIdentityCenter(readArguments(process.argv.slice(2)));
  const { url, startUrl, region, controlUrl } = running;
  process.stdout.write(`${JSON.stringify({ url, startUrl, region, controlUrl })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close());
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
