import { expect, it } from "vitest";
import { channelFromName, channels } from "./channel.ts";

it("knows every channel by its own name, in any case and spacing", () => {
  for (const channel of channels) {
    expect(channelFromName(channel)).toBe(channel);
    expect(channelFromName(` ${channel.toUpperCase().replace(" ", "_")} `)).toBe(channel);
  }
});

it.each([
  ["Social", "Organic Social"],
  ["Paid search", "Paid Search"],
  ["(Other)", "Unassigned"],
  ["AI Assistant", "AI Assistants"],
  ["AI Referrals", "AI Assistants"],
  ["Email Marketing", "Email"],
  ["Direct Traffic", "Direct"],
  ["Mobile Push Notifications", "Push"],
  ["paid_search", "Paid Search"],
  ["organic_search", "Organic Search"],
  ["direct_traffic", "Direct"],
  ["Word of mouth", "Referral"],
  ["Partner", "Referral"],
  ["Employee Referral", "Referral"],
  ["Advertisement", "Paid Other"],
  ["Offline Sources", undefined],
  ["Web", undefined],
  ["Trade Show", undefined],
  ["Purchased List", undefined],
  ["other_publicities", undefined],
  ["Our influencers", undefined],
  ["", undefined],
])("reads %s as %s", (name, channel) => expect(channelFromName(name)).toBe(channel));
