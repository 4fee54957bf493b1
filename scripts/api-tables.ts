import { endpoints } from "../src/api/endpoints.ts";
import { inOrder } from "../src/api/openapi.ts";
import { codeMeanings } from "../src/api/problem-codes.ts";
import { errorCodes } from "../src/model/errors.ts";
import { keyScopes, permissions } from "../src/model/permissions.ts";
import { callerLimits } from "../src/server/limits/caller-limit.ts";

type Rows = readonly (readonly string[])[];

const who: Readonly<Record<string, string>> = {
  nobody: "everybody",
  user: "people signed in",
  operator: "the operator",
};

/** Every endpoint with its sentence, by group. */
export function endpointRows(): { group: string; rows: Rows }[] {
  const byGroup = Map.groupBy(endpoints, ({ group }) => group);
  return [...byGroup].map(([group, all]) => ({
    group,
    rows: inOrder(all).map(({ method, path, title, needs }) => [
      `\`${method} ${path.replace("/api/v1", "").replace("/workspaces/:workspace", "/…")}\``,
      title,
      who[needs] ?? `\`${needs}\``,
    ]),
  }));
}

/** Every code of a refusal. */
export const codeRows = (): Rows =>
  Object.entries({ ...errorCodes, internal: 500 }).map(([code, status]) => [
    String(status),
    `\`${code}\``,
    codeMeanings[code as keyof typeof codeMeanings],
  ]);

/** What a key may be given. */
export const scopeRows = (): Rows => keyScopes.map((scope) => [`\`${scope}\``, permissions[scope]]);

export const limitRows = (): Rows => [
  [String(callerLimits.known), "of one session or one key; of one address, where neither is good"],
  [String(callerLimits.unknown), "of one address (one /64 of IPv6), where nobody has to be signed in"],
];
