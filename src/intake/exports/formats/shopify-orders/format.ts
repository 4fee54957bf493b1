import { type ExportFormat, moment, money, text } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";
import { attributeLines, attributeMarketing } from "./note-attributes.ts";

/** Shopify → Orders → Export. The first row of an order holds its totals; further rows only line items. */
export const shopifyOrders: ExportFormat = {
  id: "shopify-orders",
  title: "Shopify orders",
  columns: {
    name: text("Name"),
    email: text("Email"),
    phone: text("Phone"),
    billingPhone: text("Billing Phone"),
    shippingPhone: text("Shipping Phone"),
    status: text("Financial Status"),
    currency: text("Currency"),
    shipping: money("Shipping"),
    taxes: money("Taxes"),
    duties: money("Duties"),
    total: money("Total"),
    refunded: money("Refunded Amount"),
    created: moment("Created at"),
    cancelled: text("Cancelled at"),
    code: text("Discount Code"),
    attributes: text("Note Attributes"),
    item: text("Lineitem name"),
    shopId: text("Id"),
  },
  signatures: [["name", "status", "total", "created", "item"]],
  needed: ["name", "created", "total", "currency"],
  rows: "(status is not null or currency is not null)",
  derived: attributeLines,
  tables: [
    {
      fact: "order",
      values: (_context, has) => ({
        id: "name",
        // The number that webhooks, refunds and the pixel of the checkout name.
        also_id: "shopId",
        occurred_at: "created",
        person: `coalesce(person_key(email), case when email is null then ${phoneKey} end, hash('shopify:' || name))`,
        currency: "upper(currency)",
        total_minor: "total",
        tax_minor: "coalesce(taxes, 0) + coalesce(duties, 0)",
        shipping_minor: "coalesce(shipping, 0)",
        // Before 2014 files had no such column.
        refunded_minor: "coalesce(refunded, case when lower(status) = 'refunded' then total else 0 end)",
        ...orderState("status"),
        counted: `cancelled is null and ${orderState("status").counted}`,
        code: "upper(code)",
        ...marketing(has("attributes") ? attributeMarketing : {}),
      }),
    },
  ],
  getIt: "Shopify admin → Orders → Export → Plain CSV file",
};

/** Shops that take cash on delivery ask for no e-mail address; then a phone number of 8 digits or more is the person. */
const phoneKey = `person_key(nullif(regexp_extract(concat_ws(' | ',
  ltrim(regexp_replace(phone, '[^0-9]', '', 'g'), '0'),
  ltrim(regexp_replace(billingPhone, '[^0-9]', '', 'g'), '0'),
  ltrim(regexp_replace(shippingPhone, '[^0-9]', '', 'g'), '0')), '[0-9]{8,}'), ''))`;
