import type { EnvironmentName } from '../../electron/contract/environment.ts';
import { text } from '../../electron/shared/text/text.ts';

/** What an environment is called: by its own word, or by the usual one of its look. */
export function environmentWord(look: EnvironmentName, own: string | null | undefined): string {
  return own ?? text(`environment.${look}`);
}
