import * as v from 'valibot';
import { copyFormatSchema } from './copy-format.ts';
import { withoutDefaults } from './without-defaults.ts';

export const productionReads = ['allow', 'notify', 'ask'] as const;

/** Those that Latchkey knows how to start; `usual`: the first of them that this computer has. */
export const terminals = [
  'usual',
  'terminal',
  'iterm',
  'windows-terminal',
  'command-prompt',
  /** What Debian and Ubuntu start where a terminal is wanted. */
  'x-terminal-emulator',
  'gnome-terminal',
  'konsole',
  'xterm',
  'own',
] as const;

/** What a person sets for all of Latchkey, each with what counts until then: stored, shown and changed as it is here. */
export const globalSettings = {
  /** The format of ⌘C and of the tray menu. */
  copyFormat: v.optional(copyFormatSchema, 'shell'),
  /** How the name of a role as a profile is made; see `ProfileTemplate`. */
  profileTemplate: v.optional(v.pipe(v.string(), v.maxLength(100)), '{account}-{role}'),
  /** What happens when a program reads credentials of production. */
  productionReads: v.optional(v.picklist(productionReads), 'notify'),
  /** In which program a terminal with a role opens. */
  terminal: v.optional(v.picklist(terminals), 'usual'),
  /** The command line of `own`, started without a shell; `{script}` is what it has to run. */
  terminalCommand: v.optional(v.pipe(v.string(), v.maxLength(1000)), ''),
};

export const globalSettingsSchema = v.strictObject(withoutDefaults(globalSettings));
export type GlobalSettings = v.InferOutput<typeof globalSettingsSchema>;

/** What is left out stays. */
export const globalSettingsChangeSchema = v.partial(globalSettingsSchema);
export type GlobalSettingsChange = v.InferOutput<typeof globalSettingsChangeSchema>;
