import type { z } from "zod";
import { askKeptJourneys, type JourneyQuestion } from "../../answers/ask-journeys.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import type { Asked } from "../../answers/roi-question.ts";
import {
  type JourneysQuery,
  showClaimGaps,
  showLags,
  showModels,
  showNetworkPairs,
  showNewAndReturning,
  showOrderExplained,
  showPaidAndOrganic,
  showPathLengths,
  showRoles,
  showTopPaths,
} from "../../api/journeys.ts";
import { everything } from "../../model/only.ts";
import { claimGaps } from "../../questions/attribution/claim-gaps/claim-gaps.ts";
import { explainOrder } from "../../questions/attribution/explain-order/explain-order.ts";
import { firstTouchLags } from "../../questions/attribution/first-touch-lags.ts";
import { modelsBeside } from "../../questions/attribution/models-beside.ts";
import { networkPairs } from "../../questions/attribution/network-pairs.ts";
import { newAndReturning } from "../../questions/attribution/new-and-returning.ts";
import { paidAndOrganic } from "../../questions/attribution/paid-and-organic.ts";
import { pathLengths } from "../../questions/attribution/path-lengths.ts";
import { rolesByMonth } from "../../questions/attribution/roles-by-month.ts";
import { topPaths } from "../../questions/attribution/top-paths.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { askedOfJourneys, daysAsked } from "./asked-of.ts";

/** How conversions came about, and who is credited with them. */
export function journeyEndpoints(api: ApiServer): void {
  const { parts, lanes } = api;
  const answered = <Answer>(workspace: Workspace, asked: Asked, question: JourneyQuestion<Answer>) =>
    parts.questions.take(() =>
      lanes.use(workspace, daysAsked(asked), (lane) =>
        askKeptJourneys(lane, placeOfWorkspace(workspace), asked, question),
      ),
    );
  type Query = z.output<typeof JourneysQuery>;
  const ask = <Answer>(workspace: Workspace, query: Query, question: JourneyQuestion<Answer>) =>
    answered(workspace, askedOfJourneys(query), question);
  const askOfAll = <Answer>(workspace: Workspace, query: Query, question: JourneyQuestion<Answer>) =>
    answered(workspace, { ...askedOfJourneys(query), only: everything }, question);

  serveEndpoint(api, showModels, ({ workspace, query: { by, model, ...query } }) =>
    ask(workspace, query, (facts, laid) => modelsBeside(facts, laid, { by, model })),
  );
  serveEndpoint(api, showTopPaths, ({ workspace, query: { by, most, ...query } }) =>
    ask(workspace, query, (facts, laid) => topPaths(facts, laid, { by, most })),
  );

  // What platforms claim, and one order, are told of whole, whatever a goal is about.
  serveEndpoint(api, showClaimGaps, ({ workspace, query: { model, ...query } }) =>
    askOfAll(workspace, query, (facts, laid) => claimGaps(facts, laid, { model })),
  );

  serveEndpoint(api, showOrderExplained, ({ workspace, query: { by, order, ...query } }) =>
    askOfAll(workspace, query, (facts, laid) => explainOrder(facts, laid, { by, number: order })),
  );
  serveEndpoint(api, showRoles, ({ workspace, query: { by, ...query } }) =>
    ask(workspace, query, (facts, laid) => rolesByMonth(facts, laid, { by })),
  );
  serveEndpoint(api, showPathLengths, ({ workspace, query }) => ask(workspace, query, pathLengths));
  serveEndpoint(api, showLags, ({ workspace, query: { by, ...query } }) =>
    ask(workspace, query, (facts, laid) => firstTouchLags(facts, laid, { by })),
  );
  serveEndpoint(api, showPaidAndOrganic, ({ workspace, query: { model, ...query } }) =>
    ask(workspace, query, (facts, laid) => paidAndOrganic(facts, laid, { model })),
  );
  serveEndpoint(api, showNewAndReturning, ({ workspace, query: { by, model, ...query } }) =>
    ask(workspace, query, (facts, laid) => newAndReturning(facts, laid, { by, model })),
  );
  serveEndpoint(api, showNetworkPairs, ({ workspace, query: { by, most, ...query } }) =>
    ask(workspace, query, (facts, laid) => networkPairs(facts, laid, { by, most })),
  );
}
