import { makeDemo, showDemo } from "../../api/demo.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { Demos } from "../demo/demos.ts";
import { refuseUnlessMayMake, userIn } from "./workspaces.ts";

/** The made-up shop to look around in. */
export function demoEndpoints(api: ApiServer): void {
  const { app, parts } = api;
  const demos = Demos.open(parts, (about, said) => app.log.warn(about, said));
  app.addHook("preClose", () => demos.close());

  serveEndpoint(api, showDemo, ({ caller }) => demos.of(userIn(caller).id));

  serveEndpoint(api, makeDemo, async ({ caller }) => {
    const user = userIn(caller);
    const standing = await demos.of(user.id);
    if (standing.state !== "none") return standing;
    await refuseUnlessMayMake(parts.state, user);
    return demos.make(user.id);
  });
}
