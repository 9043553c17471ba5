import type { CommandAnswer, CommandRequest } from '../../electron/core/command-line/command-request.ts';
import type { ProgramDesk } from '../../electron/core/ports/program-socket.ts';
import { Secret } from '../../electron/core/secret.ts';

/** A desk that answers for credentials, and that nobody gives a command. */
export function deskOf(credentialsFor: ProgramDesk['credentialsFor']): ProgramDesk {
  return { credentialsFor, runCommand: () => Promise.reject(new Error('There is no command line.')) };
}

/** A desk that answers commands, and that nobody asks for credentials. */
export function commandDesk(runCommand: ProgramDesk['runCommand']): ProgramDesk {
  return { credentialsFor: () => Promise.reject(new Error('There are no credentials.')), runCommand };
}

/** A desk whose commands are answered one after the other with these; what they ask for is kept. */
export function deskThatAnswers(
  ...answers: readonly CommandAnswer[]
): ProgramDesk & { readonly asked: CommandRequest[] } {
  const asked: CommandRequest[] = [];
  return {
    asked,
    ...commandDesk((request) => {
      asked.push(request);
      const answer = answers[asked.length - 1] ?? answers.at(-1);
      return answer === undefined ? Promise.reject(new Error('There is no answer.')) : Promise.resolve(answer);
    }),
  };
}

export function ends(text: string, code = 0, stream: 'out' | 'err' = 'out'): CommandAnswer {
  return { next: 'end', stream, code, text: new Secret(text) };
}

export function asksAgain(text: string, ...words: string[]): CommandAnswer {
  return { next: 'again', text: new Secret(text), words };
}

/** The variables of `run`, in the form that the client asks for. */
export function runsWith(variables: string): CommandAnswer {
  return { next: 'run', text: new Secret(variables) };
}
