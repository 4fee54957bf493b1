import type { LiveSource } from "../../model/live-source.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";

/** An event as it is kept, and all that it says besides: it is stored whole or not at all. */
export interface Arrival {
  readonly workspace: string;
  readonly source: LiveSource;
  /** What its sender calls it; an id that its source used before in the workspace is accepted and stored no second time. */
  readonly id: string;
  readonly occurredMs: number;
  /** page_view, link_click, purchase …: GA4's name where it has one. */
  readonly kind: string;
  readonly site?: string | null;
  /** The browser: of a day without consent, of its cookie with it. */
  readonly visitor?: bigint | null;
  /** Where the visitor came from; null on the way through the business's own pages and for those who typed the address. */
  readonly origin?: Marketing | null;
  /** On the way through the business's own pages or a payment page: never begins a visit. */
  readonly continues?: boolean;
  /** Host and path, without query. */
  readonly page?: string | null;
  /** The click of a link: its own, or the one that brought the visitor here. */
  readonly click?: bigint | null;
  readonly link?: string | null;
  readonly orderId?: string | null;
  readonly currency?: string | null;
  readonly valueMinor?: number | null;
  /** Why this is nobody. */
  readonly bot?: string | null;
  /** What else it says, as JSON, without personal data. */
  readonly detail?: string | null;
  /** Keys that it shows to be one person. */
  readonly aliases?: readonly Alias[];
  /** Orders, leads, deals … that it tells of, by table; workspace and source are filled in. */
  readonly facts?: readonly { readonly table: string; readonly row: FactRow }[];
}

export interface Alias {
  readonly key: bigint;
  readonly person: bigint;
  readonly kind: "email" | "customer" | "crm" | "consent" | "order";
}

/** What tells where a visitor came from, as the table `marketing` keeps it; never a click id's value. */
export interface Marketing {
  /** The key of the whole set. */
  readonly origin: bigint;
  readonly row: FactRow;
}
