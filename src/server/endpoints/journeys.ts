import type { z } from "zod";
import { askKeptJourneys, type JourneyQuestion } from "../../answers/ask-journeys.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import type { Asked } from "../../answers/roi-question.ts";
import { type JourneysQuery, showTopPaths } from "../../api/journeys.ts";
import { topPaths } from "../../questions/attribution/top-paths.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";
import { askedOf } from "./answers.ts";

/** How conversions came about, and who is credited with them. */
export function journeyEndpoints(api: ApiServer): void {
  const { parts } = api;
  const ask = <Answer>(
    workspace: Workspace,
    query: z.output<typeof JourneysQuery>,
    question: JourneyQuestion<Answer>,
  ) =>
    parts.questions.take(() =>
      onLane(parts, workspace.id, (lane) =>
        askKeptJourneys(lane, placeOfWorkspace(workspace), askedOfJourneys(query), question),
      ),
    );

  serveEndpoint(api, showTopPaths, ({ workspace, query: { by, most, ...query } }) =>
    ask(workspace, query, (facts, laid) => topPaths(facts, laid, { by, most })),
  );
}

function askedOfJourneys({
  touches,
  path,
  viewThroughs,
  startAnew,
  goal,
  ...rest
}: z.output<typeof JourneysQuery>): Asked {
  const rules = { touches, path, viewThroughs, startAnew };
  const said = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return { ...askedOf(rest), rules: said, goal: goal ?? null };
}
