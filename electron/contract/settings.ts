import * as v from 'valibot';
import { copyFormatSchema } from './copy-format.ts';
import { roleNameSchema } from './identifiers.ts';
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

export const themes = ['system', 'light', 'dark'] as const;
export const contrasts = ['system', 'normal', 'high'] as const;
export const densities = ['comfortable', 'compact'] as const;
/** In per cent. */
export const textSizes = ['90', '100', '110', '125', '150', '175', '200'] as const;
export const languageSettings = ['system', 'en', 'ar'] as const;
/** In seconds. */
export const clipboardTimes = ['15', '30', '60', '120', '300', 'never'] as const;
/** In minutes. */
export const guardMemories = ['off', '5', '15', '60', 'until-lock'] as const;
/** In days; 0: nothing is kept. */
export const activityLives = ['0', '7', '30', '90'] as const;

/** Permission sets of AWS's own that only read; a name proves nothing of any other. */
export const usualReadOnlySets = ['ReadOnlyAccess', 'AWSReadOnlyAccess', 'ViewOnlyAccess', 'SecurityAudit'];

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
  openAtLogin: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(themes), 'system'),
  contrast: v.optional(v.picklist(contrasts), 'system'),
  density: v.optional(v.picklist(densities), 'comfortable'),
  textSize: v.optional(v.picklist(textSizes), '100'),
  /** `system`: the system's, where there are texts in it, else English. */
  language: v.optional(v.picklist(languageSettings), 'system'),
  /** Whether the window goes away once a console or a terminal was opened, or something was copied. */
  afterAction: v.optional(v.picklist(['hide', 'stay']), 'hide'),
  /** The window stays although another one is used. */
  keepOpen: v.optional(v.boolean(), false),
  /** Made anew at each summon after 15 minutes without one, instead of being kept. */
  closesIdleWindow: v.optional(v.boolean(), false),
  /** Of an organisation that is signed out. */
  hidesListSignedOut: v.optional(v.boolean(), false),
  /** How long copied credentials stay on the clipboard. */
  clipboardTime: v.optional(v.picklist(clipboardTimes), '60'),
  /** Credentials in use are renewed before they end. */
  renewsInBackground: v.optional(v.boolean(), true),
  /** The guard lets permission sets through that only read. */
  guardSkipsReadOnly: v.optional(v.boolean(), true),
  /** The exact names of permission sets that only read. */
  readOnlySets: v.optional(v.pipe(v.array(roleNameSchema), v.maxLength(100)), usualReadOnlySets),
  /** For how long the guard can be told not to ask again for the same role. */
  guardMemory: v.optional(v.picklist(guardMemories), '15'),
  activityDays: v.optional(v.picklist(activityLives), '30'),
  /** Once a day, where this copy can. */
  checksForUpdates: v.optional(v.boolean(), true),
  updateChannel: v.optional(v.picklist(['stable', 'beta']), 'stable'),
  /** The keys that show and hide the window from anywhere, as Electron's accelerators; null: the usual ones. */
  summonKeys: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
  /** By the name of a shortcut of the window, the keys it was given instead: `Mod+Shift+K`. */
  shortcuts: v.optional(
    v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/u)), v.pipe(v.string(), v.maxLength(40))),
    {},
  ),
};

export const globalSettingsSchema = v.strictObject(withoutDefaults(globalSettings));
export type GlobalSettings = v.InferOutput<typeof globalSettingsSchema>;

/** What is left out stays. */
export const globalSettingsChangeSchema = v.partial(globalSettingsSchema);
export type GlobalSettingsChange = v.InferOutput<typeof globalSettingsChangeSchema>;
