import { basketOf } from "./basket.ts";
import type { Books, BooksParts } from "./books.ts";
import { shopifyColumns, writeShopifyOrder } from "./exports/shopify-orders.ts";
import type { Journal } from "./journal.ts";
import type { Conversion } from "./life.ts";
import { emailAsTyped, type Identity } from "./people.ts";
import type { Sheet } from "./sheet.ts";
import type { Worth } from "./truth.ts";

/** The shop's books: every conversion is an order. */
export class ShopBooks implements Books {
  readonly #parts: BooksParts;
  readonly #orders: Sheet;
  #serial = 0;

  constructor(parts: BooksParts) {
    this.#parts = parts;
    this.#orders = parts.folder.sheet("shopify-orders.csv");
    this.#orders.line(shopifyColumns.join(","));
  }

  enter(_person: number, buyer: Identity, journal: Journal, worlds: readonly (readonly Conversion[])[]): void {
    const { calendar, dice, analytics, truth } = this.#parts;
    for (const { conversion, touch } of journal.outcomes) {
      const basket = basketOf(conversion, dice);
      const email = emailAsTyped(buyer, dice, conversion.ordinal);
      const { moment } = conversion;
      const seen = journal.tracked ? touch : undefined;
      writeShopifyOrder(this.#orders, calendar, { serial: this.#serial++, email, buyer, moment, basket, touch: seen });
      if (touch.analysed) analytics.keyEvent(touch, basket.subtotalCents);
      if (basket.status !== "voided") truth.refundedCents += basket.refundedCents;
    }
    const factual = worlds[0] ?? [];
    const worth = this.#worthOf(factual);
    truth.compare(worlds.map((world) => (world === factual ? worth : this.#worthOf(world))));
  }

  finish(): void {}

  #worthOf(conversions: readonly Conversion[]): Worth {
    let orders = 0;
    let netCents = 0;
    for (const conversion of conversions) {
      const basket = basketOf(conversion, this.#parts.dice);
      if (basket.status === "voided") continue;
      orders++;
      netCents += basket.netCents;
    }
    return { conversions: orders, netCents };
  }
}
