import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { PersonName } from "./first-owner.ts";
import { Role } from "./members.ts";
import { listOf, Moment } from "./shapes.ts";
import { Email, Password } from "./sign-in.ts";

const group = "Invitations";

/** Somebody who was asked in and has not come yet. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  invitedBy: z.string().nullable().describe("The name of who did; null: the command line, or a removed person."),
  createdAt: Moment,
  expiresAt: Moment,
  state: z.enum(["open", "expired"]),
});
export type Invitation = z.infer<typeof Invitation>;

/** An invitation whose link was mailed, or is to be handed over. */
export const InvitationSent = z.object({
  invitation: Invitation,
  mailed: z.boolean().describe("Whether the link went to the address by mail."),
  link: z.string().nullable().describe("Where no mail is set up: the link to hand over. It is shown this once."),
});

export const listInvitations = endpoint({
  name: "listInvitations",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/invitations",
  group,
  title: "Who was asked in and has not come yet.",
  needs: "members:write",
  answer: listOf(Invitation),
});

export const invite = endpoint({
  name: "invite",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/invitations",
  group,
  title: "Ask somebody in by a link, which holds for seven days and once.",
  needs: "members:write",
  body: z.strictObject({ email: Email, role: Role }),
  answer: InvitationSent,
  status: 201,
  refusals: ["conflict", "mail_unavailable", "too_many_requests"],
  once: true,
});

export const resendInvitation = endpoint({
  name: "resendInvitation",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/invitations/:invitation/resend",
  group,
  title: "Send a new link, which holds for seven days from now; the old one no longer counts.",
  needs: "members:write",
  answer: InvitationSent,
  refusals: ["not_found", "gone", "mail_unavailable", "too_many_requests"],
  once: true,
});

export const withdrawInvitation = endpoint({
  name: "withdrawInvitation",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace/invitations/:invitation",
  group,
  title: "Withdraw an invitation: its link no longer counts.",
  needs: "members:write",
  refusals: ["not_found", "gone"],
});

const Token = z.string().min(1, "must not be empty").max(200).describe("What the link has after its #.");

// The token comes in the body: in an address it would stand in the logs of every proxy on the way.
export const openInvitation = endpoint({
  name: "openInvitation",
  method: "POST",
  path: "/api/v1/invitation",
  group,
  title: "What a link asks somebody into.",
  needs: "nobody",
  body: z.strictObject({ token: Token }),
  answer: z.object({
    workspace: z.object({ id: z.string(), name: z.string() }),
    role: Role,
    email: z.string().describe("Whom it is for."),
    hasAccount: z
      .boolean()
      .describe(
        "Whether they sign in and accept. Else they choose a name and a password, also where an account was made in their name before.",
      ),
    expiresAt: Moment,
  }),
  refusals: ["not_found", "gone", "too_many_requests"],
});

export const acceptInvitation = endpoint({
  name: "acceptInvitation",
  method: "POST",
  path: "/api/v1/invitation/accept",
  group,
  title: "Come in: with a name and a password who is new here, signed in as the invited address who is not.",
  needs: "nobody",
  body: z.strictObject({
    token: Token,
    name: PersonName.optional().describe("For who is new here."),
    password: Password.optional().describe("For who is new here; they are signed in with it."),
  }),
  answer: z.object({ workspace: z.string().describe("Its id.") }),
  refusals: ["not_found", "gone", "conflict", "unauthenticated", "weak_password", "too_many_requests", "needs_https"],
});
