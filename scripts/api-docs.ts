// Writes the tables of docs/api.md from the code that holds them: node scripts/api-docs.ts
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requestCodes } from "../src/api/events.ts";
import { errorCodes } from "../src/model/errors.ts";
import { fieldsOf, serverEventTypes } from "../src/model/server-event.ts";
import { faultCodes } from "../src/model/server-event-faults.ts";
import { codeRows, endpointRows, limitRows, scopeRows } from "./api-tables.ts";

const file = fileURLToPath(new URL("../docs/api.md", import.meta.url));

const shared = {
  base: ["event_id", "at"],
  who: ["email", "customer_id", "visitor", "ip", "user_agent"],
  origin: ["url", "referrer", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"],
} as const;

type Field = ReturnType<typeof fieldsOf>[number];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const rowOf = ({ name, needed, says }: Field): string[] => [
  `\`${name}\``,
  needed ? "yes" : "",
  says.replaceAll("|", "\\|"),
];

/** The page with its tables as the code has them. */
export function withTables(page: string): string {
  const sections = {
    shared: sharedFields(),
    fields: fieldTables(),
    faults: faultTable(),
    requests: requestTable(),
    scopes: table(["scope", "what it lets a key do"], scopeRows()),
    limits: table(["requests a minute", "whose"], limitRows()),
    codes: table(["status", "code", "meaning"], codeRows()),
    endpoints: endpointTables(),
  };
  return Object.entries(sections).reduce(
    (text, [name, made]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}\n${made}\n\n${close}`,
      ),
    page,
  );
}

const endpointTables = (): string =>
  endpointRows()
    .map(({ group, rows }) => `### ${group}\n\n${table(["endpoint", "", "needs"], rows)}`)
    .join("\n\n");

function sharedFields(): string {
  const action = new Map(fieldsOf("action").map((field) => [field.name, field]));
  const rows = Object.entries(shared).flatMap(([group, names]) =>
    names.flatMap((name) => {
      const field = action.get(name);
      return field === undefined ? [] : [[group, `\`${name}\``, field.says]];
    }),
  );
  return table(["group", "field", "meaning"], rows);
}

function fieldTables(): string {
  return serverEventTypes.map((type) => `### ${type}\n\n${fieldTable(type)}`).join("\n\n");
}

function fieldTable(type: (typeof serverEventTypes)[number]): string {
  const fields = fieldsOf(type).filter(({ name }) => name !== "type");
  const groups = Object.entries(shared).filter(([, names]) =>
    names.every((name) => fields.some((field) => field.name === name)),
  );
  const common: readonly string[] = groups.flatMap(([, names]) => [...names]);
  const own = fields.filter(({ name, needed }) => needed || !common.includes(name));
  const also = groups.length === 0 ? "" : `And the fields of ${groups.map(([group]) => `*${group}*`).join(", ")}.`;
  const rows = own.length === 0 ? [] : [table(["field", "needed", "meaning"], own.map(rowOf))];
  return [...rows, ...(also === "" ? [] : [also])].join("\n\n");
}

const faultTable = (): string =>
  table(
    ["code of an event's fault", "meaning"],
    Object.entries(faultCodes).map(([code, says]) => [`\`${code}\``, says]),
  );

const requestTable = (): string =>
  table(
    ["status", "code", "meaning"],
    Object.entries(requestCodes).map(([code, says]) => [
      String(errorCodes[code as keyof typeof errorCodes]),
      `\`${code}\``,
      says,
    ]),
  );

if (import.meta.main) writeFileSync(file, withTables(readFileSync(file, "utf8")));
