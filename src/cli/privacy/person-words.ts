import { KnownError } from "../../model/errors.ts";
import { type NamedPerson, waysToName } from "../../model/named-person.ts";

/** The options that say what kind of identifier a person is named by. */
export const personFlags = ["customer-id", "lead-id", "phone", "visitor", "email"] as const;

/**
 * Who is meant: an option says what the identifier is; without one an @ says e-mail address, and a + telephone number. A
 * KnownError where it could be either of two, for customer 501 is not lead 501.
 */
export function namedPerson(words: readonly string[], flags: ReadonlySet<string>): NamedPerson {
  const given = personFlags.filter((flag) => flags.has(flag));
  const [word, ...more] = words;
  if (word === undefined || word.trim() === "" || more.length > 0 || given.length > 1) {
    throw new KnownError("invalid_request", "one person is to be named, in one way", {
      hint: "such as ana@example.com, or --customer-id 501, --lead-id 501, --phone +34600111222, --visitor ID",
    });
  }
  switch (given[0] ?? guessed(word)) {
    case "email":
      return { email: word };
    case "phone":
      return { phone: word };
    case "customer-id":
      return { customerId: word };
    case "lead-id":
      return { leadId: word };
    case "visitor":
      return { visitor: word };
  }
}

function guessed(word: string): (typeof personFlags)[number] {
  if (word.includes("@")) return "email";
  if (/^\s*\+[\d\s().-]+$/.test(word)) return "phone";
  throw new KnownError("invalid_request", `what "${word}" is has to be said`, {
    hint: `add one of --customer-id (${shortOf("customerId")}), --lead-id (${shortOf("leadId")}), --phone or --visitor`,
  });
}

const shortOf = (way: keyof typeof waysToName): string =>
  waysToName[way].replace(/^Their (.)(.*)\.$/, "their $1$2").split(",")[0] ?? "";
