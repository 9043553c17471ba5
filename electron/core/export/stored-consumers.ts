import * as v from 'valibot';
import { organisationIdSchema, roleSchema } from '../../contract/identifiers.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { keptInstantSchema, keptItems, reasonToSetAside } from '../storage/stored-values.ts';
import { oneLine } from '../safe-text/one-line.ts';

/** Raised when an older version could not read the file, or would lose by writing it. */
const consumersVersion = 1;

const longestName = 60;
const nameSchema = v.pipe(
  v.string(),
  v.transform((name) => oneLine(name, longestName) ?? ''),
);

const consumerSchema = v.object({
  /** A UUID, as an organisation's is; it stands in the address, in small letters, and in the name of the token's file. */
  id: v.pipe(
    organisationIdSchema,
    v.check((id) => id === id.toLowerCase()),
  ),
  role: roleSchema,
  /** What it was made for. */
  purpose: nameSchema,
  tokenHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  createdAt: keptInstantSchema,
  /** Who had its token last, by its own word, and when; null: nobody yet. */
  lastAsked: v.nullable(v.object({ at: keptInstantSchema, program: nameSchema })),
});
export type StoredConsumer = Readonly<v.InferOutput<typeof consumerSchema>>;

/** The port that addresses hold, and who has one. No token is in it. */
export interface ConsumersFile {
  readonly port: number | null;
  readonly consumers: readonly StoredConsumer[];
}

const fileSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(consumersVersion),
    port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
    consumers: keptItems(consumerSchema),
  }),
);

/** Reads the stored text and counts the entries that cannot be read, or answers why the whole cannot. */
export function parseConsumersFile(text: string): { file: ConsumersFile; leftOut: number } | SetAsideReason {
  const parsed = v.safeParse(fileSchema, text);
  if (!parsed.success) return reasonToSetAside(text, consumersVersion);
  const { port, consumers } = parsed.output;
  // An id stands for one token.
  const once = new Map(consumers.read.map((consumer) => [consumer.id, consumer]));
  return { file: { port, consumers: [...once.values()] }, leftOut: consumers.leftOut };
}

export function writeConsumersFile(file: ConsumersFile): string {
  return JSON.stringify({ version: consumersVersion, ...file });
}
