import type { Statement } from "../../../model/statement.ts";
import { counts, money } from "../../figures.ts";
import { networkTitle } from "../../labels.ts";
import { html, type Markup } from "../markup.ts";
import { how } from "./how.ts";

/** What each ad platform claims beside what the orders show. */
export function claimsSection({ claims, currency }: Statement): Markup | null {
  if (claims.length === 0) return null;
  const figures = [
    counts(claims.map(({ claimed }) => claimed)),
    counts(claims.map(({ found }) => found)),
    counts(claims.map(({ claimed, found }) => claimed - found)),
    claims.map(({ claimedValue }) => (claimedValue === null ? "" : money(claimedValue))),
    claims.map(({ foundValue }) => money(foundValue)),
  ];
  return html`<section aria-labelledby="claims"><h2 id="claims">What the platforms claim</h2>
    <p class="lead">Conversions the ad platforms claim for themselves, beside those the orders show. Claims are never counted.</p>
    <table class="cards" role="table">
      <caption>Claim gaps, conversions and ${currency}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Platform</th>${columns.map(
        (name) => html`<th role="columnheader" scope="col" class="n">${name}</th>`,
      )}</tr></thead>
      <tbody role="rowgroup">${claims.map(({ platform }, row) =>
        claimRow(
          platform,
          figures.map((column) => column[row] ?? ""),
        ),
      )}</tbody>
    </table>
    ${how([
      ["Claimed", "conversions in the platform's own report, views and every click inside its window included"],
      ["Found", "orders whose journey holds a paid touch of the platform's networks, by their credit"],
      ["Gap", "claimed − found"],
    ])}
  </section>`;
}

const columns = ["Claimed", "Found", "Gap", "Value claimed", "Value found"];

function claimRow(platform: string, cells: readonly string[]): Markup {
  return html`<tr role="row"><th role="rowheader" scope="row">${networkTitle(platform)}</th>${cells.map(
    (text, index) => html`<td role="cell" class="n" data-label="${columns[index]}">${text}</td>`,
  )}</tr>`;
}
