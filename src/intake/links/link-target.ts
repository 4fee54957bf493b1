import { type Link, nameIn, partsOf } from "../../model/link.ts";
import { type Utm, utmFields, utmName } from "../../model/utm.ts";
import type { Marketing } from "../collect/arrival.ts";
import { originOfVisit } from "../collect/origin-of-visit.ts";
import { filledUtm } from "./filled-utm.ts";
import { type ClickSigns, networkOfClick } from "./network-of-click.ts";

/** Where clicks of one kind go, ready but for what is each click's own. */
export interface Way {
  /** Up to the end of the query. */
  readonly address: string;
  /** What joins a further parameter to it. */
  readonly joint: "?" | "&";
  /** With its #. */
  readonly fragment: string;
  /** What a click that goes this way says of where it came from. */
  readonly origin: Marketing | null;
  /** From the business's own pages or a payment page. */
  readonly continues: boolean;
}

/** Senders of clicks are strangers: however many they say they are, so many ways of a link are kept. */
const mostWays = 500;

/** A link with the ways its clicks go, each worked out once. */
export class LinkTarget {
  readonly link: Link;
  readonly #ownHosts: readonly string[];
  readonly #fills: boolean;
  readonly #ways = new Map<string, Way>();

  constructor(link: Link, ownHosts: readonly string[]) {
    this.link = link;
    this.#ownHosts = ownHosts;
    this.#fills = link.utm.source === null && !namesSource(link.destination);
  }

  wayOf(signs: ClickSigns): Way {
    const key = `${signs.referrer ?? ""} ${signs.clickIds.join()} ${this.#fills ? signs.inApp : ""}`;
    const known = this.#ways.get(key);
    if (known !== undefined) return known;
    if (this.#ways.size >= mostWays) this.#ways.clear();
    const way = this.#workOut(signs);
    this.#ways.set(key, way);
    return way;
  }

  #workOut(signs: ClickSigns): Way {
    const { destination, utm } = this.link;
    if (!this.#fills) return this.#seen(addressWith(destination, utm), signs);
    // Tags on the way through one's own pages would hide where the visitor had come from.
    const untagged = this.#seen(addressWith(destination, null), signs);
    if (untagged.continues) return untagged;
    const filled = filledUtm(utm, { network: networkOfClick(signs), referrer: signs.referrer });
    return this.#seen(addressWith(destination, filled), signs);
  }

  #seen(address: Pick<Way, "address" | "joint" | "fragment">, { referrer, clickIds }: ClickSigns): Way {
    const url = locationOf(address, clickIds.map((kind) => `${kind}=1`).join("&"));
    const from = referrer === null || referrer.includes("://") ? (referrer ?? "") : `https://${referrer}/`;
    return { ...address, ...originOfVisit({ url, referrer: from, userAgent: "", ownHosts: this.#ownHosts }) };
  }
}

/** The address that a click is sent to: its way and, as a query, what it brings along. */
export const locationOf = ({ address, joint, fragment }: Omit<Way, "origin" | "continues">, brings: string): string =>
  brings === "" ? address + fragment : address + joint + brings + fragment;

const namesSource = (destination: string) => partsOf(destination).query.some((pair) => nameIn(pair) === "utm_source");

/** The destination's own query stays as it is written, but for what the link says otherwise. */
function addressWith(destination: string, utm: Utm | null): Pick<Way, "address" | "joint" | "fragment"> {
  const { path, query, fragment } = partsOf(destination);
  const said = new Map(
    utmFields.flatMap((field) => {
      const value = utm?.[field] ?? null;
      return value === null ? [] : [[utmName(field), value] as const];
    }),
  );
  const names: ReadonlySet<string> = new Set(said.keys());
  const tags = Array.from(said, ([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const pairs = [...query.filter((pair) => !names.has(nameIn(pair))), ...tags];
  const address = pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
  return { address, joint: pairs.length === 0 ? "?" : "&", fragment };
}
