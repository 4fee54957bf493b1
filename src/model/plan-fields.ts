import { z } from "zod";
import { type Channel, channelFromName, channels } from "./channel.ts";
import { nearest } from "./did-you-mean.ts";
import { isCurrency } from "./money.ts";
import { isNetworkId, type NetworkId, networkFromName, networkIds, networks } from "./network.ts";
import { isCalendarDay, isTimeZone } from "./period.ts";

/*
 * Messages of the plan's schemas follow the name of the field: one that begins with "must" follows its value too
 * ("costs[0].from is "x"; it must be a day"), any other stands as it is ("costs[0] needs an amount").
 */

/** Text with something in it, trimmed. */
export const Text = z.string("must be text (put it in quotes)").trim().min(1, "must not be empty");

/** An existing day, written 2026-03-01. */
export const Day = z
  .string("must be a day such as 2026-03-01")
  .refine(isCalendarDay, "must be an existing day such as 2026-03-01")
  .transform((text) => Temporal.PlainDate.from(text))
  .meta({ format: "date" });

/** A decimal from 0 up, kept as text so that no digit is lost; at most 15 digits. */
export const Decimal = z
  .union([z.number(), z.string()], "must be a number from 0 up, such as 1234.50")
  .transform((value) => String(value).trim())
  .refine((text) => /^\d+(\.\d+)?$/.test(text) && text.length <= 16, "must be a number from 0 up, such as 1234.50")
  .meta({ minimum: 0 });

/** A currency of ISO 4217, in capitals. */
export const Currency = z
  .string("must be a currency code such as EUR")
  .refine(isCurrency, {
    error: ({ input }) => {
      const meant = String(input).trim().toUpperCase();
      return `must be a currency code of ISO 4217 such as EUR${isCurrency(meant) ? didYouMean(meant, [meant]) : ""}`;
    },
  })
  .meta({ pattern: "^[A-Z]{3}$" });

/** A time zone by its IANA name. */
export const TimeZone = z.string("must be a time zone such as Europe/Oslo").refine(isTimeZone, {
  error: ({ input }) => {
    const zones = Intl.supportedValuesOf("timeZone");
    const place = `/${String(input).trim().replaceAll(" ", "_").toLowerCase()}`;
    const meant = zones.find((zone) => zone.toLowerCase().endsWith(place)) ?? String(input);
    return `must be an IANA time zone such as Europe/Oslo${didYouMean(meant, zones)}`;
  },
});

/** A network by its id or any name it goes by: "facebook", "FB", "Twitter". */
export const Network = Text.refine((name) => networkNamed(name) !== undefined, {
  error: ({ input }) => `must be a network: ${someNetworks}${didYouMean(String(input), networkIds)}`,
})
  .transform((name) => networkNamed(name) as NetworkId)
  .meta({ anyOf: [{ enum: networkIds }, { type: "string" }] });

const networkNamed = (name: string) => (isNetworkId(name) ? name : networkFromName(name));

const shown = networkIds.filter((id) => networks[id].social).slice(0, 14);
const someNetworks = `${shown.join(", ")} or one of ${networkIds.length - shown.length} others in docs/plan.md`;

/** One of GA4's channels, in any spelling of its name. */
export const ChannelName = Text.refine((name) => channelFromName(name) !== undefined, {
  error: ({ input }) => `must be a channel: ${channels.join(", ")}${didYouMean(String(input), channels)}`,
})
  .transform((name) => channelFromName(name) as Channel)
  .meta({ anyOf: [{ enum: channels }, { type: "string" }] });

function didYouMean(typed: string, allowed: readonly string[]): string {
  const meant = nearest(typed, allowed);
  return meant === null ? "" : `; did you mean "${meant}"?`;
}

const lookback = "must be a whole number of days from 1 to 3650";

/** How many days before a conversion a touch still counts. */
export const LookbackDays = z
  .number(lookback)
  .refine((days) => Number.isInteger(days) && days >= 1 && days <= 3650, lookback)
  .meta({ type: "integer", minimum: 1, maximum: 3650 });
