import { expect, it } from "vitest";
import { noticeOf } from "./notices.ts";

it("tells whoever sits at a terminal of warnings and faults, in a line", () => {
  expect(noticeOf('{"level":30,"time":1,"msg":"Server listening"}\n')).toBe("");
  expect(noticeOf('{"level":40,"time":1,"msg":"a job failed"}\n')).toBe("retorno: a job failed\n");
  expect(noticeOf('{"level":50,"time":1,"err":{"type":"Error","message":"no"},"msg":"a bug"}\n')).toBe(
    "retorno: a bug: no\n",
  );
});
