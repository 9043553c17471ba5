/** What is shipped and under which licences; made at the build (vite.config.ts). */
declare module 'virtual:licences' {
  export interface Licences {
    /** By name; `text` is the place of its licence among the texts, which packages share. */
    readonly packages: readonly { readonly name: string; readonly licence: string; readonly text: number }[];
    readonly texts: readonly string[];
  }
  export const licences: Licences;
}
