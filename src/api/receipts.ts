import { z } from "zod";
import { mostReceiptBytes, type ReceiptType, receiptTypes } from "../model/receipt.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment, nameUpTo } from "./shapes.ts";

const group = "Costs";
const all = "/api/v1/workspaces/:workspace/costs/:cost/receipts";
const one = "/api/v1/workspaces/:workspace/costs/:cost/receipts/:receipt";
const types = Object.keys(receiptTypes) as [ReceiptType, ...ReceiptType[]];

/** A proof of a cost. */
export const Receipt = z.object({
  id: z.string(),
  cost: z.string(),
  name: z.string().describe("As whoever sent it calls it."),
  type: z.enum(types).describe("As its bytes say, whatever its name."),
  bytes: z.int(),
  sha256: z.string(),
  addedAt: Moment,
  addedBy: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const addReceipt = endpoint({
  name: "addReceipt",
  method: "POST",
  path: all,
  group,
  title: "Attach a receipt to a cost: a PDF or a picture (png, jpeg, webp, heic) of at most 10 MB, as it is.",
  needs: "plan:write",
  query: z.strictObject({ name: nameUpTo(200).describe("What to call it, such as invoice-march.pdf.") }),
  takes: "bytes",
  mostBytes: mostReceiptBytes,
  answer: Receipt,
  status: 201,
  refusals: ["too_large", "too_slow", "source_rejected", "conflict", "busy"],
});

export const listReceipts = endpoint({
  name: "listReceipts",
  method: "GET",
  path: all,
  group,
  title: "The receipts of a cost, the first first.",
  needs: "plan:read",
  answer: listOf(Receipt),
});

export const getReceipt = endpoint({
  name: "getReceipt",
  method: "GET",
  path: one,
  group,
  title: "A receipt's file, to be kept: never shown as a page of this server.",
  needs: "plan:read",
  sends: "file",
  types,
  status: 200,
  refusals: ["gone"],
});

export const deleteReceipt = endpoint({
  name: "deleteReceipt",
  method: "DELETE",
  path: one,
  group,
  title: "Take a receipt away from a cost, with its file.",
  needs: "plan:write",
});
