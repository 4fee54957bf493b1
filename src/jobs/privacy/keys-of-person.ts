import { cookieVisitor, customerKey } from "../../intake/collect/visitor-keys.ts";
import { KnownError } from "../../model/errors.ts";
import type { NamedPerson } from "../../model/named-person.ts";
import { personHasher } from "../../warehouse/person-key.ts";

/** The keys under which facts may stand of whom an identifier names, however whoever told of them wrote it. */
export function keysOfPerson(workspaceKey: Buffer, named: NamedPerson): bigint[] {
  const hashOf = personHasher(workspaceKey);
  const keys = ((): (bigint | null)[] => {
    if ("email" in named) return [hashOf(named.email.trim())];
    if ("leadId" in named) return [hashOf(named.leadId)];
    if ("visitor" in named) return [cookieVisitor(workspaceKey, named.visitor.trim())];
    if ("phone" in named) return phonesOf(named.phone).map(hashOf);
    // Files have a customer's number as it stands; with letters in it, it is nobody's number in a CRM.
    const bare = /^\d+$/.test(named.customerId.trim()) ? null : hashOf(named.customerId);
    return [customerKey(hashOf, named.customerId), bare];
  })();
  return [...new Set(keys.filter((key) => key !== null))];
}

/** Shops' files keep the digits of a telephone number without zeros before them. */
function phonesOf(written: string): string[] {
  const digits = written.replaceAll(/\D/g, "").replace(/^0+/, "");
  if (digits.length >= 8) return [digits];
  throw new KnownError("invalid_request", "a telephone number needs eight digits or more", {
    hint: "give it with the country's code, such as +34 600 111 222",
  });
}
