/** A key with its modifiers. `command` is ⌘ on macOS and Ctrl elsewhere. */
export interface Chord {
  readonly key: string;
  readonly command?: true;
  readonly shift?: true;
  readonly alt?: true;
}
