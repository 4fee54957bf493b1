import type { Basket, Line } from "../basket.ts";
import { type Calendar, offsetText } from "../calendar.ts";
import type { Touch } from "../journal.ts";
import type { Identity } from "../people.ts";
import { cell, euros, type Sheet } from "../sheet.ts";

/** Shopify's 79 columns. */
export const shopifyColumns =
  "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References".split(
    ",",
  );

export interface ShopOrder {
  /** From 0. */
  readonly serial: number;
  readonly email: string;
  readonly buyer: Identity;
  readonly moment: number;
  readonly basket: Basket;
  /** The visit it came out of, if the buyer lets itself be tracked. */
  readonly touch: Touch | undefined;
}

const place = new Map(shopifyColumns.map((name, index) => [name, index]));

/** The rows of one order: the first with its totals and its first line, one more for each further line. */
export function writeShopifyOrder(sheet: Sheet, calendar: Calendar, order: ShopOrder): void {
  const createdAt = offsetText(calendar, order.moment, order.serial % 60);
  for (const [nth, line] of order.basket.lines.entries()) {
    const cells = lineCells(order, line, createdAt);
    if (nth === 0) fill(cells, orderCells(order, createdAt));
    sheet.row(cells.join(","));
  }
}

function lineCells({ serial, email }: ShopOrder, line: Line, createdAt: string): string[] {
  const cells = new Array<string>(shopifyColumns.length).fill("");
  return fill(cells, {
    Name: `#${1001 + serial}`,
    Email: email,
    "Created at": createdAt,
    "Lineitem quantity": String(line.quantity),
    "Lineitem name": cell(line.name),
    "Lineitem price": euros(line.priceCents),
    "Lineitem sku": line.sku,
    "Lineitem requires shipping": "true",
    "Lineitem taxable": "true",
    "Lineitem fulfillment status": "fulfilled",
    Vendor: "Faro Azul",
    "Lineitem discount": "0.00",
  });
}

function orderCells({ serial, buyer, basket, touch }: ShopOrder, createdAt: string): Record<string, string> {
  const { status, totalCents } = basket;
  const pending = status === "pending";
  const name = cell(`${buyer.firstName} ${buyer.lastName}`);
  return {
    "Financial Status": status,
    "Paid at": pending || status === "voided" ? "" : createdAt,
    "Fulfillment Status": status === "voided" ? "unfulfilled" : "fulfilled",
    "Accepts Marketing": serial % 3 === 0 ? "yes" : "no",
    Currency: "EUR",
    Subtotal: euros(basket.subtotalCents),
    Shipping: euros(basket.shippingCents),
    Taxes: euros(basket.taxCents),
    Total: euros(totalCents),
    "Discount Code": basket.code,
    "Discount Amount": euros(basket.discountCents),
    "Shipping Method": "Standard",
    "Billing Name": name,
    "Billing City": buyer.city,
    "Billing Country": "ES",
    "Shipping Name": name,
    "Shipping City": buyer.city,
    "Shipping Country": "ES",
    "Note Attributes": cell(noteAttributes(touch)),
    "Cancelled at": status === "voided" ? createdAt : "",
    "Payment Method": pending ? "Cash on Delivery (COD)" : "Shopify Payments",
    "Refunded Amount": euros(basket.refundedCents),
    "Outstanding Balance": pending ? euros(totalCents) : "0.00",
    Id: String(6_100_000_000_000 + serial),
    "Risk Level": "Low",
    Source: "web",
    "Tax 1 Name": "ES IVA 21%",
    "Tax 1 Value": euros(basket.taxCents),
  };
}

/** One attribute a line; what the visit's link carried, nothing where it carried nothing. */
function noteAttributes(touch: Touch | undefined): string {
  if (touch === undefined || touch.tags.source === "") return "";
  const { source, medium, campaign, content, term } = touch.tags;
  const lines = [`utm_source: ${source}`, `utm_medium: ${medium}`, `utm_campaign: ${campaign}`];
  if (content !== "") lines.push(`utm_content: ${content}`);
  if (term !== "") lines.push(`utm_term: ${term}`);
  return lines.join("\n");
}

function fill(cells: string[], values: Readonly<Record<string, string>>): string[] {
  for (const name of Object.keys(values)) cells[place.get(name) ?? -1] = values[name] ?? "";
  return cells;
}
