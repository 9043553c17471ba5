/** What the outside may tell the app's process: press the tray icon, suspend the machine, read a menu. */
import { host } from './host.ts';

type Command = (value: unknown) => unknown;

const commands = new Map<string, Command>();

/** `value` comes from the starter of the app and is what `launch.ts` or the control channel sends under this name. */
export function onCommand(name: string, command: Command): void {
  commands.set(name, command);
}

host.serve('command', ({ name, value }) => {
  const command = commands.get(name);
  if (command === undefined)
    throw new Error(`The stand-in knows no command ${name}. It knows: ${[...commands.keys()].sort().join(', ')}.`);
  return command(value);
});
