import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { updateJourneys } from "../../journeys/update-journeys.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { ServerParts } from "../parts.ts";
import type { AnswerKey, KeptAnswers } from "./kept-answers.ts";
import type { Revisions } from "./revisions.ts";

/** One question that may be answered by what is kept: who asks was let through before. */
export interface KeptQuestion {
  readonly workspace: Workspace;
  readonly endpoint: string;
  readonly params: unknown;
  /** As the contract reads it, so that two spellings of one question are one. */
  readonly query: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Works the answer out anew, as JSON. */
  readonly work: () => Promise<Buffer>;
}

interface Keeping {
  readonly parts: Pick<ServerParts, "facts" | "clock">;
  readonly revisions: Revisions;
  readonly kept: KeptAnswers;
}

/**
 * Answers by what is kept, as long as nothing changed that could change it; a browser that has it is told so. Events count
 * once visits follow them, 15 seconds after they came at most; who asks with `cache-control: no-cache` has them at once.
 */
export async function answerKept({ parts, revisions, kept }: Keeping, question: KeptQuestion): Promise<FastifyReply> {
  const { workspace, request, reply, work } = question;
  const follow = () => updateJourneys(parts.facts, { workspace: workspace.id });
  if (/no-cache/i.test(request.headers["cache-control"] ?? "")) await follow();
  const standing = () => standingOf(revisions, question, parts.clock());
  let now = await standing();
  const known = answerKnown(kept, now, request, reply);
  if (known !== null) return known;
  // To answer takes the latest events in, and then it stands elsewhere than it did.
  await follow();
  now = await standing();
  const { key } = now;
  if (key === null) return send(reply, await work());
  return answerKnown(kept, now, request, reply) ?? send(reply, await kept.workOut(key, work), key);
}

interface Standing {
  /** Null where nothing may be kept. */
  readonly key: AnswerKey | null;
}

async function standingOf(revisions: Revisions, question: KeptQuestion, nowMs: number): Promise<Standing> {
  const { workspace, endpoint, params, query } = question;
  const { mark, isSettled } = await revisions.of(workspace.id);
  if (!isSettled) return { key: null };
  const day = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO((workspace.plan ?? workspace).timeZone)
    .toPlainDate();
  return { key: { workspace: workspace.id, asked: canonical([endpoint, params, query]), standing: `${mark} ${day}` } };
}

/** JSON in which the fields of objects stand in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_field, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

function answerKnown(
  kept: KeptAnswers,
  { key }: Standing,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | null {
  if (key === null) return null;
  const tags = (request.headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (tags.includes(tagOf(key))) return tagged(reply, key).code(304).send();
  const body = kept.find(key);
  return body === undefined ? null : send(reply, body, key);
}

function send(reply: FastifyReply, body: Buffer, key: AnswerKey | null = null): FastifyReply {
  if (key !== null) tagged(reply, key);
  return reply.type("application/json; charset=utf-8").send(body);
}

/** A browser may keep it for whoever is signed in, and asks each time whether it still holds. */
const tagged = (reply: FastifyReply, key: AnswerKey): FastifyReply =>
  reply.header("etag", tagOf(key)).header("cache-control", "private, no-cache");

const tagOf = ({ workspace, asked, standing }: AnswerKey): string =>
  `"${createHash("sha256").update([workspace, asked, standing].join("\n")).digest("base64url").slice(0, 27)}"`;
