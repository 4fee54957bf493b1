import { z } from "zod";
import { permissionNames, roles } from "../model/permissions.ts";
import { endpoint } from "./endpoint.ts";

/** Who is signed in, and where they may go. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isGuest: z
    .boolean()
    .describe("Whether nobody is signed in, and the made-up workspace of a demo server is looked at."),
  operator: z.boolean().describe("Whether they run the installation."),
  hasSecondFactor: z
    .boolean()
    .describe("Whether the session rests on more than a password: an app's code, or a passkey."),
  hasAuthenticator: z.boolean().describe("Whether signing in with the password asks for a code of an app."),
  workspaces: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isDemo: z.boolean().describe("Whether all of it is made up, to look around in."),
      role: z.enum(roles),
      may: z.array(z.enum(permissionNames)).describe("What their role lets them do there."),
    }),
  ),
});

export const me = endpoint({
  name: "me",
  method: "GET",
  path: "/api/v1/me",
  group: "You",
  title: "Who is signed in, and the workspaces they may see.",
  needs: "user",
  guests: true,
  answer: Me,
});
