import { expect, it } from "vitest";
import { Statement } from "../model/statement.ts";
import { fixtures } from "./fixture.ts";
import { statementJson } from "./json.ts";

it.each(Object.entries(fixtures))("says %s whole, as the contract has it", (_, statement) => {
  expect(Statement.parse(JSON.parse(statementJson(statement)))).toEqual(statement);
});
