import * as answers from "./answers.ts";
import * as audit from "./audit.ts";
import type { Endpoint } from "./endpoint.ts";
import * as invitations from "./invitations.ts";
import * as keys from "./keys.ts";
import * as me from "./me.ts";
import * as members from "./members.ts";
import * as signIn from "./sign-in.ts";
import * as workspaces from "./workspaces.ts";

/** Every endpoint of the API, by group. */
export const endpoints: readonly Endpoint[] = [
  signIn,
  me,
  workspaces,
  audit,
  keys,
  invitations,
  members,
  answers,
].flatMap((group) => Object.values(group).filter(isEndpoint));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "needs" in value && "path" in value;
}
