import type { Statement } from "../model/statement.ts";

/** The statement as the contract has it (DESIGN §7), indented, with a line end. */
export function statementJson(statement: Statement): string {
  return `${JSON.stringify(statement, null, 2)}\n`;
}
