import { liveSources } from "../../model/live-source.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Alias, Arrival } from "./arrival.ts";

/** What stands already and is not laid again. */
export interface Standing {
  hasOrigin(workspace: string, origin: bigint): boolean;
  hasAlias(workspace: string, alias: Alias): boolean;
}

/** The rows that a group of events comes to, by table. */
export class EventRows {
  readonly tables = new Map<string, FactRow[]>();
  /** Those laid, by workspace. */
  readonly origins = new Map<string, Set<bigint>>();
  readonly aliases: { readonly workspace: string; readonly alias: Alias }[] = [];
  seq: number;
  readonly #receivedMs: number;
  readonly #standing: Standing;

  /** `seq` is that of the event before. */
  constructor(seq: number, receivedMs: number, standing: Standing) {
    this.seq = seq;
    this.#receivedMs = receivedMs;
    this.#standing = standing;
  }

  add(id: bigint, arrival: Arrival): void {
    const { workspace, occurredMs } = arrival;
    const source = liveSources[arrival.source];
    const seq = ++this.seq;
    this.#row("site_event", {
      workspace,
      source,
      seq,
      id,
      occurred_at: occurredMs,
      received_at: this.#receivedMs,
      kind: arrival.kind,
      site: arrival.site ?? null,
      visitor: arrival.visitor ?? null,
      origin: arrival.origin?.origin ?? null,
      continues: arrival.continues ?? null,
      page: arrival.page ?? null,
      click: arrival.click ?? null,
      link: arrival.link ?? null,
      order_id: arrival.orderId ?? null,
      currency: arrival.currency ?? null,
      value_minor: arrival.valueMinor ?? null,
      bot: arrival.bot ?? null,
      detail: arrival.detail ?? null,
    });
    this.#origin(arrival, source);
    for (const alias of arrival.aliases ?? []) this.#alias(alias, { workspace, source, seq, occurred_at: occurredMs });
    for (const { table, row } of arrival.facts ?? []) this.#row(table, { ...row, workspace, source });
  }

  #origin({ workspace, origin: marketing }: Arrival, source: number): void {
    if (!marketing) return;
    const { origin, row } = marketing;
    if (this.#standing.hasOrigin(workspace, origin)) return;
    const laid = this.origins.get(workspace) ?? new Set();
    if (laid.has(origin)) return;
    this.origins.set(workspace, laid.add(origin));
    this.#row("marketing", { ...row, workspace, source, origin });
  }

  #alias(alias: Alias, row: FactRow & { workspace: string }): void {
    if (alias.key === alias.person || this.#standing.hasAlias(row.workspace, alias)) return;
    this.aliases.push({ workspace: row.workspace, alias });
    this.#row("alias", { ...row, key: alias.key, person: alias.person, kind: alias.kind });
  }

  #row(table: string, row: FactRow): void {
    const rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, [row]);
    else rows.push(row);
  }
}
