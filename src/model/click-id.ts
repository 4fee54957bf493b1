import type { Channel } from "./channel.ts";
import type { NetworkId } from "./network.ts";

export interface ClickId {
  network: NetworkId;
  /** Whether it proves that the click was paid for; `fbclid` and its like stand on every link of their network. */
  paid: boolean;
  /** The channel it points to where no tag says anything. */
  channel?: Channel;
  /** Networks of the same company whose links carry it as well. */
  alsoOn?: readonly NetworkId[];
}

const paid = (network: NetworkId, channel?: Channel): ClickId =>
  channel === undefined ? { network, paid: true } : { network, paid: true, channel };
const networkOnly = (network: NetworkId): ClickId => ({ network, paid: false });
const mail: ClickId = { network: "none", paid: false, channel: "Email" };

/** The click ids ad platforms and mailers add to a landing URL, by kind. Their values are personal: keep the kind. */
export const clickIds: Readonly<Record<string, ClickId>> = {
  gclid: paid("google"),
  gbraid: paid("google"),
  wbraid: paid("google"),
  gclsrc: paid("google"),
  gad_source: paid("google"),
  dclid: paid("none", "Display"),
  msclkid: paid("bing"),
  ttclid: paid("tiktok"),
  twclid: paid("x"),
  li_fat_id: paid("linkedin"),
  sccid: paid("snapchat"),
  rdt_cid: paid("reddit"),
  qclid: paid("quora"),
  yclid: paid("yandex"),
  tblci: paid("taboola"),
  dicbo: paid("outbrain"),
  obclid: paid("outbrain"),
  irclickid: paid("none", "Affiliates"),
  fbclid: { ...networkOnly("facebook"), alsoOn: ["instagram", "threads", "whatsapp"] },
  igshid: networkOnly("instagram"),
  igsh: networkOnly("instagram"),
  epik: networkOnly("pinterest"),
  srsltid: networkOnly("google"),
  mc_cid: mail,
  mc_eid: mail,
  _kx: mail,
  mkt_tok: mail,
  _hsenc: mail,
  _hsmi: mail,
};

/** What a click id says, its kind spelled in any case; undefined for a kind we do not know. */
export function clickIdOf(kind: string): ClickId | undefined {
  const lower = kind.toLowerCase();
  return Object.hasOwn(clickIds, lower) ? clickIds[lower] : undefined;
}

/** The kinds of click id in a URL's query ("a=1&fbclid=…", with or without "?"), in small letters, each once. */
export function clickIdsIn(query: string): string[] {
  const kinds = new Set<string>();
  for (const [, kind = ""] of query.matchAll(parameterWithValue)) {
    const lower = kind.toLowerCase();
    if (Object.hasOwn(clickIds, lower)) kinds.add(lower);
  }
  return [...kinds];
}

const parameterWithValue = /(?:^|[?&#;])([^?&#;=]+)=(?=[^&#;])/g;
