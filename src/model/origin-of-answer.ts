import { advertised, channelWords, networkSpellings, ordinaryWords, shortNetworks } from "./answer-words.ts";
import { type Channel, channelFromName } from "./channel.ts";
import { type Classification, classificationOf, classify } from "./classify.ts";
import { type NetworkId, networkFromName } from "./network.ts";

/**
 * What somebody's own words say of where they came from: "Instagram", "I saw your ad on Facebook", "a friend", "Google".
 * Several networks named are several origins, in the order they are named; words that name nothing give none. A network
 * goes before a channel ("a friend's story on Instagram"), and a list of examples in brackets does not count beside
 * what stands outside them: "Social media (Facebook, TikTok …)".
 */
export function originsOfAnswer(answer: string): Classification[] {
  const text = answer.normalize("NFKC").toLowerCase().slice(0, longestAnswer);
  const outside = text.replace(/\([^)]*\)?|\[[^\]]*\]?/g, " ");
  const inside = [...text.matchAll(/[([]([^)\]]*)/g)].map(([, words]) => words).join(", ");
  const paid = advertised.test(text);
  const named = networksIn(outside);
  const channels = channelsIn(outside);
  const examples = named.length > 0 ? [] : networksIn(inside);
  const seen = examples.length > 1 && channels.length > 0 ? [] : [...named, ...examples];
  if (seen.length > 0) return seen.map((network) => onNetwork(network, paid));
  return (channels.length > 0 ? channels : channelsIn(inside)).map((channel) =>
    classificationOf(paid ? (paidFor[channel] ?? channel) : channel),
  );
}

const longestAnswer = 500;

/** What a choice or a sentence lists apart. */
const listed = /[,;/|+&\n]/;

const onNetwork = (source: NetworkId, paid: boolean): Classification =>
  classify({ source, medium: paid ? "cpc" : null });

function networksIn(text: string): NetworkId[] {
  const found = text.split(listed).flatMap((part) => {
    const words = part.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
    const whole = networkFromName(words.join(" "));
    if (whole !== undefined) return [whole];
    return words.flatMap((word, at) => networkOfWord(word) ?? networkOfWord(word + (words[at + 1] ?? "")) ?? []);
  });
  return [...new Set(found)];
}

function networkOfWord(word: string): NetworkId | undefined {
  const spelled = networkSpellings.find(([pattern]) => pattern.test(word))?.[1];
  if (spelled !== undefined) return spelled;
  const inSentence = (word.length > 4 || shortNetworks.has(word)) && !ordinaryWords.has(word);
  return inSentence ? networkFromName(word) : undefined;
}

const paidFor: Partial<Record<Channel, Channel>> = {
  "Organic Social": "Paid Social",
  "Organic Search": "Paid Search",
  "Organic Video": "Paid Video",
};

function channelsIn(text: string): Channel[] {
  const found = text.split(listed).flatMap((part) => {
    const whole = channelFromName(part);
    if (whole !== undefined) return whole === "Unassigned" ? [] : [whole];
    return channelWords.flatMap(([channel, words]) => (words.test(part) ? [channel] : []));
  });
  return [...new Set(found)];
}
