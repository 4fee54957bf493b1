import { dataQuality as ask } from "../../answers/data-quality.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { dataQuality } from "../../api/data-quality.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";
import { askedOf } from "./asked-of.ts";

/** How far the data of a workspace may be trusted. */
export function dataQualityEndpoints(api: ApiServer): void {
  const { parts } = api;
  serveEndpoint(api, dataQuality, ({ workspace, query }) => {
    const { period } = askedOf(query);
    return parts.questions.take(() =>
      onLane(parts, workspace.id, (lane) =>
        ask(lane, placeOfWorkspace(workspace), { ...period, nowMs: parts.clock() }),
      ),
    );
  });
}
