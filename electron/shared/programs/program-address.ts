/**
 * The folder of the socket on Linux and macOS: one that the system empties at each sign-in, where it has such.
 *
 * @param runtimeFolder `XDG_RUNTIME_DIR`; relative ones are to be ignored (XDG Base Directory Specification).
 */
export function socketFolder(runtimeFolder: string | undefined, home: string): string {
  const isUsable = runtimeFolder?.startsWith('/') === true;
  return isUsable ? `${runtimeFolder.replace(/\/$/u, '')}/latchkey` : `${home}/.latchkey`;
}

/** Where it listens, which the script and the command line have to know. */
export function socketPath(folder: string): string {
  return `${folder}/programs.sock`;
}

/** Environment variable in which the script tells the address to the program that it starts instead of curl. */
export const socketVariable = 'LATCHKEY_SOCKET';

/** Windows: holds the address and the token of the pipe; below the data folder, which other users cannot read. */
export const pipeFile = 'pipe.json';

/** What programs call us; a socket has no address that could stand there. */
export const socketHost = 'latchkey';

/** In which a program tells its name. */
export const claimHeader = 'x-latchkey-program';
