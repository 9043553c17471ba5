import * as v from 'valibot';

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * What a test may change while the simulator runs. Each default is what AWS was seen to do; where nobody saw it (page size,
 * single use of refresh tokens) the client must work either way.
 */
export const switchesSchema = v.strictObject({
  /** Portal calls a second; null turns the limit off. */
  throttlePerSecond: v.nullable(v.pipe(v.number(), v.minValue(0.1))),
  singleUseRefreshTokens: v.boolean(),
  /** Items on a page when the client asks for no number, and the most it gets. */
  pageSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** The first page of every list is empty but has a nextToken. */
  emptyFirstPage: v.boolean(),
  /** Approves a device code by itself at its n-th poll; 0 never does. */
  approveAfterPolls: v.pipe(v.number(), v.integer(), v.minValue(0)),
  deviceCodeSeconds: positive,
  pollIntervalSeconds: positive,
  accessTokenSeconds: positive,
  /**
   * How RegisterClient refuses an issuer that is not of its region: by either exception (both were met; which one when, nobody
   * knows); null: not at all, and the browser is shown an error later.
   */
  issuerRefusal: v.nullable(v.picklist(['InvalidClientMetadataException', 'InvalidRequestException'])),
  /** STS of these regions knows no account; those that say so by name. */
  stsUnknownIn: v.array(v.string()),
  stsDisabledIn: v.array(v.string()),
  /** False: getSigninToken takes GET only, as the user guide shows it; nobody saw AWS say so (docs/aws.md#federation). */
  federationByPost: v.boolean(),
  /** A person whom only the identity provider knows becomes a user at sign-in; with AWS they must be provisioned before. */
  justInTimeUsers: v.boolean(),
});

export type Switches = v.InferOutput<typeof switchesSchema>;

export const switchChangeSchema = v.partial(switchesSchema);
export type SwitchChange = v.InferOutput<typeof switchChangeSchema>;

export function defaultSwitches(): Switches {
  return {
    throttlePerSecond: 20,
    singleUseRefreshTokens: false,
    pageSize: 100,
    emptyFirstPage: false,
    approveAfterPolls: 0,
    deviceCodeSeconds: 600,
    pollIntervalSeconds: 1,
    accessTokenSeconds: 3600,
    issuerRefusal: 'InvalidClientMetadataException',
    stsUnknownIn: [],
    stsDisabledIn: [],
    federationByPost: true,
    justInTimeUsers: false,
  };
}
