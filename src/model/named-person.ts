/** What names a person: one of the identifiers that a business knows its customers by. */
export type NamedPerson =
  | { readonly email: string }
  | { readonly customerId: string }
  | { readonly leadId: string }
  | { readonly phone: string }
  | { readonly visitor: string };

/** The ways there are to name a person, with what each means. */
export const waysToName = {
  email: "Their e-mail address.",
  customerId: "Their number in the shop, as it stands in its exports.",
  leadId: "Their number in the CRM.",
  phone: "Their telephone number, with the country's code.",
  visitor: "The id in the tracker's cookie (_rt) on their browser.",
} as const;
