import type { WireRequest } from '../wire/message.ts';
import { headerOf } from '../wire/message.ts';

/** Who acted, in the words of CloudTrail's userIdentity element. */
export type UserIdentity = Readonly<Record<string, unknown>> & { type: string };

/** One event in the form CloudTrail writes it (CloudTrail user guide, "Record contents"). */
export interface TrailEvent {
  eventVersion: '1.09';
  userIdentity: UserIdentity;
  /** ISO 8601, whole seconds, UTC */
  eventTime: string;
  eventSource: string;
  eventName: string;
  awsRegion: string;
  sourceIPAddress: string;
  userAgent: string;
  errorCode?: string;
  errorMessage?: string;
  requestParameters: unknown;
  responseElements: unknown;
  additionalEventData?: unknown;
  requestID: string;
  eventID: string;
  readOnly: boolean;
  eventType: 'AwsApiCall' | 'AwsServiceEvent';
  managementEvent: true;
  recipientAccountId: string;
  serviceEventDetails?: unknown;
  eventCategory: 'Management';
}

/** What differs from event to event. */
export type TrailEntry = Pick<TrailEvent, 'userIdentity' | 'eventSource' | 'eventName' | 'eventType'> &
  Partial<
    Pick<
      TrailEvent,
      | 'additionalEventData'
      | 'errorCode'
      | 'errorMessage'
      | 'readOnly'
      | 'recipientAccountId'
      | 'requestParameters'
      | 'responseElements'
      | 'serviceEventDetails'
    >
  >;

/** The account the organisation is managed from; its trail holds what IAM Identity Center does. */
export const MANAGEMENT_ACCOUNT = '999900001111';
/** What CloudTrail writes in place of a secret. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const LIMIT = 100_000;

/** Everything that would be found in CloudTrail, oldest first, over all accounts of the organisation. */
export class Trail {
  readonly #events: TrailEvent[] = [];

  record(request: WireRequest, at: { nowMs: number; eventID: string }, entry: TrailEntry): void {
    this.#events.push({
      eventVersion: '1.09',
      eventTime: `${new Date(at.nowMs).toISOString().slice(0, 19)}Z`,
      awsRegion: request.region,
      sourceIPAddress: '127.0.0.1',
      userAgent: headerOf(request, 'user-agent') ?? '',
      requestParameters: null,
      responseElements: null,
      requestID: request.id,
      eventID: at.eventID,
      readOnly: false,
      managementEvent: true,
      recipientAccountId: MANAGEMENT_ACCOUNT,
      eventCategory: 'Management',
      ...entry,
    });
    if (this.#events.length > LIMIT) this.#events.splice(0, LIMIT / 10);
  }

  all(): readonly TrailEvent[] {
    return this.#events;
  }
}
