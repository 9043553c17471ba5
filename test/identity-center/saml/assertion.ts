import * as v from 'valibot';

const oneOrMore = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1));
const confirmation = v.object({
  $: v.object({ Method: v.string() }),
  SubjectConfirmationData: oneOrMore(v.object({ $: v.object({ Recipient: v.string(), InResponseTo: v.string() }) })),
});

/** An assertion whose signature is good, in the form the library's XML reader gives it. */
export const assertionSchema = v.object({
  Assertion: v.object({
    $: v.object({ ID: v.string() }),
    Issuer: oneOrMore(v.object({ _: v.string() })),
    Subject: v.tuple([v.object({ SubjectConfirmation: v.tuple([confirmation]) })]),
    Conditions: v.tuple([v.object({ $: v.object({ NotOnOrAfter: v.string() }) })]),
    AuthnStatement: oneOrMore(v.object({ $: v.object({ SessionNotOnOrAfter: v.optional(v.string()) }) })),
  }),
});

export const attributesSchema = v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())])), {});
