import * as v from 'valibot';

/** Where a console opens: a page of the table of services, in a region of the organisation's partition. */
export const consoleDestinationSchema = v.strictObject({
  service: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/u)),
  region: v.pipe(v.string(), v.maxLength(40), v.regex(/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/u)),
});
export type ConsoleDestination = v.InferOutput<typeof consoleDestinationSchema>;

export const consoleServiceSchema = v.strictObject({
  id: v.string(),
  /** AWS's names, never translated: the service, and the page of it. */
  name: v.string(),
  page: v.string(),
  nicknames: v.array(v.string()),
  /** Has one console for all regions. */
  global: v.boolean(),
});
export type ConsoleService = v.InferOutput<typeof consoleServiceSchema>;

/** Everything that "Open console at" offers for one role. */
export const consolePlacesSchema = v.strictObject({
  /** The region that is chosen unless the person names another: the last one used with the account. */
  region: v.string(),
  /** Regions of the organisation's partition, and of no other. */
  regions: v.array(v.strictObject({ code: v.string(), name: v.string() })),
  services: v.array(consoleServiceSchema),
  /** What it opens in, as part of a sentence: "Firefox, container Production". */
  opensIn: v.string(),
  /** Why it does not open through the access portal, where the organisation's consoles do; null: nothing keeps it from that. */
  notByPortal: v.nullable(v.picklist(['chained', 'no-portal-page'])),
  /** Opened with this role before, latest first. */
  used: v.array(consoleDestinationSchema),
});
export type ConsolePlaces = v.InferOutput<typeof consolePlacesSchema>;
