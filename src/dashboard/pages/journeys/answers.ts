import type { Answered } from "../../app/client.ts";

/** What the endpoints of journeys answer, and parts of it, as the page reads them. */
export type ModelsBeside = Answered<"showModels">;
export type ModelCredit = ModelsBeside["rows"][number]["credits"][number];
export type JourneysAbout = ModelsBeside["about"];
export type RolesByMonth = Answered<"showRoles">;
export type LineRoles = RolesByMonth["lines"][number];
export type Growth = NonNullable<LineRoles["months"][number]["growth"]>["origin"];
export type TopPaths = Answered<"showTopPaths">;
export type PathLengths = Answered<"showPathLengths">;
export type Distribution = NonNullable<PathLengths["touches"]>;
export type Bucket = Distribution["buckets"][number];
export type Estimate = Distribution["mean"];
export type FirstTouchLags = Answered<"showLags">;
export type PaidAndOrganic = Answered<"showPaidAndOrganic">;
export type PaidAndOrganicNetwork = PaidAndOrganic["networks"][number];
export type NetworkPairs = Answered<"showNetworkPairs">;
export type NetworkPair = NetworkPairs["pairs"][number];
export type NewAndReturning = Answered<"showNewAndReturning">;
export type NewAndReturningLine = NewAndReturning["lines"][number];
export type ClaimGaps = Answered<"showClaimGaps">;
export type GapPlatform = ClaimGaps["platforms"][number];
export type GapCampaign = GapPlatform["campaigns"][number];
export type ExplainedOrder = Answered<"showOrderExplained">;
export type Explained = ExplainedOrder["orders"][number];
export type ExplainedTouch = Explained["touches"][number];
export type RowOfFacts = NonNullable<ExplainedTouch["row"]>;
export type LearnedCredit = ExplainedOrder["learned"][number];
