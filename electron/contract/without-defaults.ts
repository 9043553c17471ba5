import type * as v from 'valibot';

/** Entries of an object that each have a value that counts where there is none. */
type WithDefaults = Readonly<Record<string, v.OptionalSchema<v.GenericSchema, unknown>>>;

type WithoutDefaults<Entries extends WithDefaults> = { readonly [Key in keyof Entries]: Entries[Key]['wrapped'] };

/** The same entries for what main sends, where nothing may be missing. */
export function withoutDefaults<Entries extends WithDefaults>(entries: Entries): WithoutDefaults<Entries> {
  const wrapped = Object.entries(entries).map(([key, entry]) => [key, entry.wrapped] as const);
  return Object.fromEntries(wrapped) as WithoutDefaults<Entries>;
}
