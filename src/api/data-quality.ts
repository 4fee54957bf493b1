import { z } from "zod";
import { DataQuality } from "../model/data-quality.ts";
import { askedOfAnswers } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

export const dataQuality = endpoint({
  name: "dataQuality",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/data-quality",
  group: "Answers",
  title:
    "How far the data may be trusted: what is untagged, misspelled, missing or told twice, and what to do about it.",
  needs: "answers:read",
  keeps: true,
  query: z.strictObject({ from: askedOfAnswers.from, to: askedOfAnswers.to }),
  answer: DataQuality,
  refusals: ["source_rejected", "busy"],
});
