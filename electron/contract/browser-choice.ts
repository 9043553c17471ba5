import * as v from 'valibot';

/** The browsers that Latchkey knows how to start with a profile, a container or a private window. */
export const browserNames = [
  'chrome',
  'chrome-beta',
  'chromium',
  'brave',
  'edge',
  'vivaldi',
  'opera',
  'firefox',
  'firefox-developer',
  'librewolf',
] as const;
export type BrowserName = (typeof browserNames)[number];

const part = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));

/** Where consoles and sign-ins open. */
export const browserChoiceSchema = v.variant('kind', [
  /** The system's default browser; Safari and Arc can be no other, since they take no profile. */
  v.strictObject({ kind: v.literal('default') }),
  v.strictObject({
    kind: v.literal('browser'),
    browser: v.picklist(browserNames),
    /** The folder of a profile (Chromium), or its name (Firefox); null: the one that the browser takes by itself. */
    profile: v.nullable(part(200)),
    /** A container of Firefox, by its name; null: none. */
    container: v.nullable(part(100)),
    private: v.boolean(),
  }),
  /** The organisation's own command line, `browserCommand`. */
  v.strictObject({ kind: v.literal('command') }),
]);
export type BrowserChoice = v.InferOutput<typeof browserChoiceSchema>;

/** A browser that was found on this computer. */
export const foundBrowserSchema = v.strictObject({
  browser: v.picklist(browserNames),
  /** As people know it: "Google Chrome". */
  name: v.string(),
  profiles: v.array(v.strictObject({ id: v.string(), name: v.string() })),
  /** Of Firefox: its containers, by the profile they are in; empty where the add-on that opens addresses in them is missing. */
  containers: v.array(v.strictObject({ profile: v.string(), name: v.string() })),
  /** It can be told to open a private window. */
  private: v.boolean(),
});
export type FoundBrowser = v.InferOutput<typeof foundBrowserSchema>;
