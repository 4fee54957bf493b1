import { expect, it } from "vitest";
import { rejectsCsv } from "./rejects.ts";

it("lists each rejected row and defuses what it held", () => {
  const rejects = [
    { file: "ads, march.csv", line: 12, column: "Amount spent", value: "=1+1", reason: 'not an amount: "=1+1"' },
    { file: "orders.csv", line: null, column: null, value: null, reason: "the file ends inside a quoted cell" },
  ];
  expect(rejectsCsv(rejects)).toBe(
    '\ufefffile,line,column,value,reason\r\n"ads, march.csv",12,Amount spent,\'=1+1,"not an amount: ""=1+1"""\r\n' +
      "orders.csv,,,,the file ends inside a quoted cell\r\n",
  );
});

it("is a header alone when nothing was rejected", () => {
  expect(rejectsCsv([])).toBe("\ufefffile,line,column,value,reason\r\n");
});
