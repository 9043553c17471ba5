/** What is used of the package, which carries no types of its own. */
declare module 'js-yaml' {
  /** @throws YAMLException for text that is not YAML 1.2. */
  export function load(text: string): unknown;
}
