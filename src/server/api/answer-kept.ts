import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { updateJourneys } from "../../journeys/update-journeys.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { ServerParts } from "../parts.ts";
import type { AnswerKey, KeptAnswers } from "./kept-answers.ts";
import type { Revisions } from "./revisions.ts";
import type { WarmAnswers } from "./warm-answers.ts";

/** One question that may be answered by what is kept: whoever asks it was let through before. */
export interface KeptQuestion {
  readonly workspace: Workspace;
  readonly endpoint: string;
  readonly params: unknown;
  /** As the contract reads it, so that two spellings of one question are one. */
  readonly query: unknown;
  /** Works the answer out anew, as JSON, of the workspace as it stands. */
  readonly work: (workspace: Workspace) => Promise<Buffer>;
}

export interface Keeping {
  readonly parts: Pick<ServerParts, "facts" | "clock">;
  readonly revisions: Revisions;
  readonly kept: KeptAnswers;
  readonly warm: WarmAnswers;
}

/**
 * Answers by what is kept, as long as nothing changed that could change it; a browser that has it is told so. Events count
 * once visits follow them, 15 seconds after they came at most; who asks with `cache-control: no-cache` has them at once.
 */
export async function answerKept(
  keeping: Keeping,
  question: KeptQuestion,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { kept, warm, parts } = keeping;
  const { id } = question.workspace;
  if (/no-cache/i.test(request.headers["cache-control"] ?? "")) await updateJourneys(parts.facts, { workspace: id });
  const standing = await standingOf(keeping, question);
  if (standing !== null) {
    warm.asked(question, standing.key, () => workOut(keeping, question).then(() => undefined));
    const tags = (request.headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    if (tags.includes(tagOf(standing.key))) return tagged(reply, standing.key).code(304).send();
    const body = kept.find(standing.key);
    if (body !== undefined) return send(reply, body, standing.key);
  }
  const { body, key } = await workOut(keeping, question);
  return send(reply, body, key);
}

/** An answer at where the workspace stands; the key is null where nothing may be kept. */
async function workOut(keeping: Keeping, question: KeptQuestion): Promise<{ body: Buffer; key: AnswerKey | null }> {
  // To answer takes the latest events in, and then the workspace stands elsewhere than it did.
  await updateJourneys(keeping.parts.facts, { workspace: question.workspace.id });
  const standing = await standingOf(keeping, question);
  if (standing === null) return { body: await question.work(question.workspace), key: null };
  const { key, workspace } = standing;
  const body = keeping.kept.find(key) ?? (await keeping.kept.workOut(key, () => question.work(workspace)));
  return { body, key };
}

interface Standing {
  readonly key: AnswerKey;
  readonly workspace: Workspace;
}

/** Null where nothing may be kept. */
async function standingOf(
  { revisions, parts }: Keeping,
  { workspace: { id }, endpoint, params, query }: KeptQuestion,
): Promise<Standing | null> {
  const { mark, workspace, isSettled } = await revisions.of(id);
  if (!isSettled || workspace === undefined) return null;
  const day = Temporal.Instant.fromEpochMilliseconds(parts.clock())
    .toZonedDateTimeISO((workspace.plan ?? workspace).timeZone)
    .toPlainDate();
  const asked = canonical([endpoint, params, query]);
  return { key: { workspace: id, asked, standing: `${mark} ${day}` }, workspace };
}

/** JSON in which the fields of objects stand in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_field, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

function send(reply: FastifyReply, body: Buffer, key: AnswerKey | null): FastifyReply {
  if (key !== null) tagged(reply, key);
  return reply.type("application/json; charset=utf-8").send(body);
}

/** A browser may keep it for whoever is signed in, and asks each time whether it still holds. */
const tagged = (reply: FastifyReply, key: AnswerKey): FastifyReply =>
  reply.header("etag", tagOf(key)).header("cache-control", "private, no-cache");

const tagOf = ({ workspace, asked, standing }: AnswerKey): string =>
  `"${createHash("sha256").update([workspace, asked, standing].join("\n")).digest("base64url").slice(0, 27)}"`;
