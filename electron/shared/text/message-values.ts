/**
 * The values that an ICU message asks for, read from its text by the compiler: a number for a plural or a number, a
 * text or a number for the rest. `{count, plural, one {# role} other {# roles of {name}}}` asks for `count` and `name`.
 */
export type MessageValues<Message extends string> = Scan<Unquoted<Message>, []>;

/** The two places where a brace can stand: in a text, or between the branches of a plural or select. */
type Place = 'text' | 'branches';

/** Reads up to the next brace; `Open` says where each brace that is still open stands, the innermost first. */
type Scan<Rest extends string, Open extends readonly Place[]> = Rest extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Left}`
    ? Scan<`${Left}{${After}`, Outer<Open>>
    : Open extends readonly ['branches', ...Place[]]
      ? Scan<After, ['text', ...Open]>
      : Argument<After, Open>
  : unknown;

type Outer<Open extends readonly Place[]> = Open extends readonly [Place, ...infer Others extends readonly Place[]]
  ? Others
  : [];

/** `name}`, `count, number}`, or `count, plural, one {…} other {…}}`. */
type Argument<Rest extends string, Open extends readonly Place[]> = Rest extends `${infer Head}}${infer Left}`
  ? Head extends `${infer Name}, ${infer Kind}`
    ? Kind extends 'number'
      ? Record<Name, number> & Scan<Left, Open>
      : Rest extends `${Name}, ${infer Branching},${infer Branches}`
        ? Record<Name, Branching extends 'plural' ? number : string> & Scan<Branches, ['branches', ...Open]>
        : never
    : Record<Head, string | number> & Scan<Left, Open>
  : never;

/** Without what stands in apostrophes around a brace, which ICU takes as it is. */
type Unquoted<Message extends string> = Message extends `${infer Before}'{${string}}'${infer After}`
  ? Unquoted<`${Before}${After}`>
  : Message;
