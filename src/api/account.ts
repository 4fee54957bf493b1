import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { PersonName } from "./first-owner.ts";
import { Me } from "./me.ts";
import { listOf, Moment } from "./shapes.ts";
import { Password } from "./sign-in.ts";

const group = "You";

const WithPassword = z.strictObject({ password: Password.describe("Yours, once more.") });

const BackupCodes = z
  .array(z.string())
  .describe("Each lets you in once in place of the app; they are not shown again.");

export const editMe = endpoint({
  name: "editMe",
  method: "PATCH",
  path: "/api/v1/me",
  group,
  title: "Change what you are called.",
  needs: "user",
  body: z.strictObject({ name: PersonName }),
  answer: Me,
});

export const startSecondFactor = endpoint({
  name: "startSecondFactor",
  method: "POST",
  path: "/api/v1/me/second-factor",
  group,
  title: "Begin with an authenticator app; it counts once a code of it is confirmed.",
  needs: "user",
  body: WithPassword,
  answer: z.object({
    uri: z.string().describe("An otpauth:// address, as authenticator apps read it."),
    qr: z.string().describe("The same as a QR code, an SVG."),
    secret: z.string().describe("The secret in it, to type."),
    backupCodes: BackupCodes,
  }),
  status: 201,
  refusals: ["wrong_credentials", "conflict", "too_many_requests"],
  once: true,
});

export const confirmSecondFactor = endpoint({
  name: "confirmSecondFactor",
  method: "POST",
  path: "/api/v1/me/second-factor/confirm",
  group,
  title: "Confirm the app with a code of it; your other sessions end.",
  needs: "user",
  body: z.strictObject({ code: z.string().trim().min(1, "must not be empty").max(40) }),
  refusals: ["wrong_code", "conflict", "too_many_requests"],
});

export const removeSecondFactor = endpoint({
  name: "removeSecondFactor",
  method: "DELETE",
  path: "/api/v1/me/second-factor",
  group,
  title: "Sign in without the app from now on.",
  needs: "user",
  body: WithPassword,
  refusals: ["wrong_credentials", "conflict", "too_many_requests"],
});

export const renewBackupCodes = endpoint({
  name: "renewBackupCodes",
  method: "POST",
  path: "/api/v1/me/backup-codes",
  group,
  title: "New backup codes; the old ones no longer count.",
  needs: "user",
  body: WithPassword,
  answer: z.object({ backupCodes: BackupCodes }),
  refusals: ["wrong_credentials", "conflict", "too_many_requests"],
  once: true,
});

/** A browser that somebody is signed in with. */
export const Session = z.object({
  id: z.string(),
  current: z.boolean().describe("Whether it is the one that asks."),
  browser: z.string().describe("What it called itself; empty where it did not."),
  since: Moment,
  seenAt: Moment.describe("When it was last prolonged: once a day at most."),
  expiresAt: Moment,
});

export const listSessions = endpoint({
  name: "listSessions",
  method: "GET",
  path: "/api/v1/me/sessions",
  group,
  title: "The browsers you are signed in with.",
  needs: "user",
  answer: listOf(Session),
});

export const endSession = endpoint({
  name: "endSession",
  method: "DELETE",
  path: "/api/v1/me/sessions/:session",
  group,
  title: "Sign one of them out.",
  needs: "user",
  refusals: ["not_found"],
});

export const endOtherSessions = endpoint({
  name: "endOtherSessions",
  method: "DELETE",
  path: "/api/v1/me/sessions",
  group,
  title: "Sign all of them out but this one.",
  needs: "user",
});
