/** Words by which help desks and review sites name a network. */
const words: readonly (readonly [network: string, words: string])[] = [
  ["instagram", "instagram"],
  ["facebook", "facebook|messenger"],
  ["whatsapp", "whats ?app"],
  ["x", "twitter|^x\\b|x corp"],
  ["tiktok", "tik ?tok"],
  ["youtube", "youtube"],
  ["linkedin", "linkedin"],
  ["telegram", "telegram"],
  ["wechat", "wechat"],
  ["viber", "viber"],
  ["threads", "^threads"],
  ["reddit", "reddit"],
  ["pinterest", "pinterest"],
  ["line", "^line\\b"],
  ["google", "google"],
];

/** SQL of the network that a channel's name says, such as "Facebook private message"; null where it says none. */
export const networkOfChannel = (channel: string): string =>
  `case ${words.map(([network, word]) => `when regexp_matches(lower(${channel}), '${word}') then '${network}'`).join("\n    ")} end`;
