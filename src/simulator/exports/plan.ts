import { influencerCodes } from "../basket.ts";
import type { Calendar } from "../calendar.ts";
import type { SimulatedModel } from "../market.ts";
import { networkOf } from "../sides.ts";

/** `plan.yaml` of the simulated business: what the work costs, and what the codes mean. */
export function planText(model: SimulatedModel, calendar: Calendar): string {
  return model === "b2b" ? b2bPlan(calendar) : shopPlan(calendar);
}

function shopPlan({ date, days, timeZone }: Calendar): string {
  const from = date[0];
  const middle = date[Math.floor(days / 3)];
  const to = date[days];
  const codes = [...influencerCodes].map(
    ([side, code]) => `  ${code}: { network: ${networkOf(side)}, campaign: influencers }`,
  );
  return `# Made by the simulator: Faro Azul is an invented shop.
business: Faro Azul
model: online-shop
currency: EUR
timeZone: ${timeZone}
return: { basis: revenue }
lookbackDays: 90
spread: even
costs:
  - { what: Social media coordinator, category: labour, hours: 8, rate: 24, per: week, from: ${from} }
  - { what: Scheduling tool, category: tools, amount: 39, per: month, from: ${from} }
  - { what: Photo shoot of the spring collection, category: content, amount: 450, from: ${middle}, to: ${to}, scope: { campaign: spring-light } }
  - { what: Editing of short videos, category: content, amount: 120, per: month, from: ${from}, scope: { network: tiktok } }
  - { what: Influencer fees, category: agency, amount: 600, from: ${from}, to: ${to}, scope: { network: instagram } }
  - { what: Vouchers after late deliveries, category: service recovery, amount: 90, from: ${from}, to: ${to} }
codes:
${codes.join("\n")}
`;
}

function b2bPlan({ date, timeZone }: Calendar): string {
  return `# Made by the simulator: Velero Planning is an invented software house.
business: Velero Planning
model: b2b
currency: EUR
timeZone: ${timeZone}
return: { basis: revenue }
lookbackDays: 90
spread: even
costs:
  - { what: Marketing manager, category: labour, hours: 20, rate: 38, per: week, from: ${date[0]} }
  - { what: Scheduling and listening tool, category: tools, amount: 149, per: month, from: ${date[0]} }
  - { what: Guide for operations leaders, category: content, amount: 1800, from: ${date[0]}, to: ${date[Math.max(1, Math.floor(date.length / 12))]}, scope: { network: linkedin } }
  - { what: Newsletter tool, category: tools, amount: 60, per: month, from: ${date[0]}, scope: { channel: Email } }
`;
}
