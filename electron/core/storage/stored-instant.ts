import * as v from 'valibot';
import { instantSchema } from '../../contract/identifiers.ts';
import { latestBelieved } from '../time/server-time.ts';

/** An instant in a file of ours: none is beyond what the server's time is believed to be, from which it was taken. */
export const keptInstantSchema = v.pipe(
  instantSchema,
  v.check((at) => at < latestBelieved),
);
