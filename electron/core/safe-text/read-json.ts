import { visit, type ParseOptions } from 'jsonc-parser';

/** What is wrong with a text as JSON. Lines and columns are counted from 1. */
export type JsonFault =
  | { readonly why: 'noJson'; readonly line: number; readonly column: number }
  | { readonly why: 'deep'; readonly line: number }
  /** One object has a name twice: programs differ in which of both counts (RFC 8259, section 4). */
  | { readonly why: 'repeated'; readonly name: string; readonly first: number; readonly line: number };

export type ReadJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/** No file of settings has a fifth of it; what looks into values level by level would run out of stack (levels). */
const deepest = 100;

const strict: ParseOptions = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Reads JSON that says each thing once; what is wrong is told with its place. Never throws. */
export function readJson(text: string): ReadJson {
  const parsed = parsedBy(text);
  const fault = faultIn(text);
  if (parsed.ok && fault === null) return parsed;
  return { ok: false, fault: fault ?? { why: 'noJson', ...placeOfEnd(text) } };
}

function parsedBy(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // Of most faults V8 says no place (JsonParser::LookUpErrorMessageForJsonToken).
    return { ok: false };
  }
}

/** Stops the visit, which has no other way out. */
class Found extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.why);
    this.fault = fault;
  }
}

/** The first fault there is; null: none. */
function faultIn(text: string): JsonFault | null {
  const open: Map<string, number>[] = [];
  const enter = (_offset: number, _length: number, line: number): void => {
    if (open.length === deepest) throw new Found({ why: 'deep', line: line + 1 });
    open.push(new Map());
  };
  const leave = (): void => void open.pop();
  try {
    visit(
      text,
      {
        onObjectBegin: enter,
        onArrayBegin: enter,
        onObjectEnd: leave,
        onArrayEnd: leave,
        onObjectProperty(name, _offset, _length, line) {
          const names = open.at(-1);
          const first = names?.get(name);
          if (first !== undefined) throw new Found({ why: 'repeated', name, first, line: line + 1 });
          names?.set(name, line + 1);
        },
        onError(_error, _offset, _length, line, character) {
          throw new Found({ why: 'noJson', line: line + 1, column: character + 1 });
        },
      },
      strict,
    );
  } catch (error) {
    if (error instanceof Found) return error.fault;
    throw error;
  }
  return null;
}

function placeOfEnd(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
