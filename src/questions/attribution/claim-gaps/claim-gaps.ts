import { MICRO } from "../../../attribution/credit.ts";
import { modelNamed } from "../../../attribution/models.ts";
import { adPlatformOf } from "../../../model/ad-platform.ts";
import type { ClaimGaps, GapCampaign, GapDay, GapPlatform } from "../../../model/attribution/claim-gaps.ts";
import { claimWindowOf } from "../../../model/attribution/claim-windows.ts";
import { KnownError } from "../../../model/errors.ts";
import { toDecimal } from "../../../model/money.ts";
import { poissonBootstrap } from "../../../statistics/poisson-bootstrap.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { layCredit, unexplainedByDay } from "../../journeys/credit.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";
import { layUnits } from "../../journeys/units.ts";
import { aboutJourneys } from "../about-journeys.ts";
import { type ClaimedDay, claimedDays } from "./claimed-days.ts";
import {
  type ClaimLine,
  conversionsByDay,
  foundByClickDay,
  foundByUnit,
  foundDays,
  visitsByDay,
} from "./found-days.ts";
import { GapFigures, type GapParts } from "./gap-figures.ts";

const level = 0.9;
const fewest = 10;
const mostUnits = 1024;

const how =
  "gap = claimed − found. Found is what the model credits to paid touches of the platform's networks, on the day of the conversion; what an analytics table alone explains is not among it, and is among what the statement finds. The gap has three parts: claimed − reached by a click; reached and credited to others, where another claiming platform reached it too; reached and credited to other touches alone. One conversion can stand under several causes: they do not add up to the gap.";

/** What each ad platform claims by campaign and day, what the orders show, and what likely lies behind the gap. */
export async function claimGaps(
  facts: Warehouse,
  laid: LaidJourneys,
  { model: name }: { model: string },
): Promise<ClaimGaps> {
  const model = modelNamed(name, laid.scope.plan.models);
  if (model.kind === "learned") {
    throw new KnownError(
      "invalid_request",
      `${model.name} credits places over all journeys, and not the orders of a day`,
      {
        hint: "choose a model that credits each order by itself, such as last or linear",
      },
    );
  }
  const about = await aboutJourneys(facts, laid);
  await layCredit(facts, model);
  const claimed = await claimedDays(facts, laid);
  const loud = new Set(claimed.flatMap(({ platform, claimedMicro }) => (claimedMicro > 0 ? [platform] : [])));
  const own = claimed.filter(({ platform }) => loud.has(platform));
  const { lines, lineOfLeaf } = claimLines(laid, own, loud);
  const figures = new GapFigures(laid, lines, own, {
    found: await foundDays(facts, laid, lines, lineOfLeaf),
    byClick: await foundByClickDay(facts, laid),
    visits: await visitsByDay(facts, laid),
    all: await conversionsByDay(facts),
    untouched: await unexplainedByDay(facts),
  });
  const sure = await sureness(facts, lines);
  const { currency } = laid.scope;
  const platforms = [...loud].toSorted().map((platform): GapPlatform => {
    const at = [...lines.keys()].filter((line) => lines[line]?.platform === platform);
    const whole = figures.ofPlatform(platform);
    const campaigns = at.map((line) => campaignOf(figures, line, lines, sure)).filter(holdsAnything);
    const title = adPlatformOf(platform)?.title ?? platform;
    return { platform, title, ...whole.shown, ...sure(at, whole.parts), campaigns: campaigns.toSorted(byGap) };
  });
  const sum = (of: (parts: GapParts) => number) =>
    [...loud].reduce((all, one) => all + of(figures.ofPlatform(one).parts), 0);
  const [claims, found] = [sum(({ claimedMicro }) => claimedMicro), sum(({ foundMicro }) => foundMicro)];
  return {
    about,
    model: model.name,
    how,
    totals: {
      claimed: claims / MICRO,
      found: {
        conversions: found / MICRO,
        value: toDecimal(
          sum(({ foundMinor }) => foundMinor),
          currency,
        ),
      },
      gap: (claims - found) / MICRO,
    },
    platforms,
    silent: [...new Set(claimed.map(({ platform }) => platform))].filter((platform) => !loud.has(platform)).toSorted(),
  };
}

type Sureness = (lines: readonly number[], parts: GapParts) => Pick<GapCampaign, "interval" | "enough">;

function campaignOf(figures: GapFigures, line: number, lines: readonly ClaimLine[], sure: Sureness): GapCampaign {
  const whole = figures.ofLine(line);
  const days = figures.daysOf(line).map(({ day, spread, shown }): GapDay => ({ day, spread, ...shown }));
  return { campaign: lines[line]?.campaign ?? null, ...whole.shown, ...sure([line], whole.parts), days };
}

const holdsAnything = ({ claimed, found, clicks }: GapCampaign) =>
  claimed.conversions > 0 || found.conversions > 0 || clicks > 0;
const byGap = (one: GapCampaign, other: GapCampaign) =>
  Math.abs(other.gap.conversions) - Math.abs(one.gap.conversions) ||
  ((one.campaign ?? "") < (other.campaign ?? "") ? -1 : 1);

/** A platform's campaigns, and which of them each paid leaf of its networks belongs to. */
function claimLines({ leaves }: LaidJourneys, claimed: readonly ClaimedDay[], loud: ReadonlySet<string>) {
  const lines: ClaimLine[] = [];
  const numbers = new Map<string, number>();
  const lineAt = (platform: string, campaign: string | null): number => {
    const key = JSON.stringify([platform, campaign]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, lines.length);
    return lines.push({ platform, campaign, clickDays: claimWindowOf(platform)?.clickDays ?? null }) - 1;
  };
  for (const { platform, campaign } of claimed) lineAt(platform, campaign);
  const platformOf = new Map(
    [...loud].flatMap((platform) =>
      (adPlatformOf(platform)?.networks ?? [platform]).map((network) => [network as string, platform]),
    ),
  );
  const lineOfLeaf = new Map<number, number>();
  for (const [leaf, { network, paid, campaign }] of leaves.entries()) {
    const platform = paid ? platformOf.get(network) : undefined;
    if (platform !== undefined) lineOfLeaf.set(leaf, lineAt(platform, campaign));
  }
  return { lines, lineOfLeaf };
}

/** How far chance alone would move a gap: the persons and accounts of what is found are drawn again. */
async function sureness(facts: Warehouse, lines: readonly ClaimLine[]): Promise<Sureness> {
  const groups = await layUnits(facts, mostUnits);
  const drawn = poissonBootstrap({ ...(await foundByUnit(facts)), keyCount: lines.length, groups });
  return (at, { claimedMicro, foundMicro }) => {
    const enough = foundMicro >= fewest * MICRO;
    if (!enough) return { interval: null, enough };
    const { low, high } = drawn.interval(at, level);
    return { interval: { low: (claimedMicro - high) / MICRO, high: (claimedMicro - low) / MICRO, level }, enough };
  };
}
