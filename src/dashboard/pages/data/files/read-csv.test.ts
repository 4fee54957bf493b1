import { expect, it } from "vitest";
import { csvRows } from "./read-csv.ts";

it("reads what other tools quote, and ends with the text", () => {
  const text = 'file,line,value\r\n"a, b.csv",3,"says ""no"""\r\nc.csv,,"two\nlines"\r\nd.csv,4,\r\n';
  expect(csvRows(text)).toEqual([
    ["file", "line", "value"],
    ["a, b.csv", "3", 'says "no"'],
    ["c.csv", "", "two\nlines"],
    ["d.csv", "4", ""],
  ]);
  expect(csvRows("a,b\n1,2")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  expect(csvRows("")).toEqual([]);
});
