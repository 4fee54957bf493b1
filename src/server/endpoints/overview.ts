import { keptOverview } from "../../answers/kept-overview.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { showOverview } from "../../api/overview.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { askedOf, daysAsked } from "./asked-of.ts";

/** The page that people open on Monday. */
export function overviewEndpoints(api: ApiServer): void {
  const { parts, lanes } = api;
  serveEndpoint(api, showOverview, ({ workspace, query: { model, compare, ...query } }) => {
    const asked = { model, compare, ...askedOf(query) };
    return parts.questions.take(() =>
      lanes.use(workspace, daysAsked(asked), (lane) => keptOverview(lane, placeOfWorkspace(workspace), asked)),
    );
  });
}
