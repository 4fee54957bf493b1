import type { Statement } from "../../model/statement.ts";
import { counts } from "../figures.ts";
import { networkTitle } from "../labels.ts";
import { layColumns } from "./columns.ts";
import type { Ink } from "./ink.ts";

/** What each ad platform claims beside what the orders show. */
export function claimLines({ claims }: Statement, width: number, ink: Ink): string[] {
  const figure = (title: string, cell: (claim: Statement["claims"][number]) => number) => ({
    title,
    align: "right" as const,
    cells: counts(claims.map(cell)).map((text) => ({ text })),
  });
  const { title, lines } = layColumns(
    [
      {
        title: "Conversions",
        align: "left",
        cells: claims.map(({ platform }) => ({ text: networkTitle(platform) })),
      },
      figure("Claimed by the platform", ({ claimed }) => claimed),
      figure("Found in the orders", ({ found }) => found),
      figure("Gap", ({ claimed, found }) => claimed - found),
    ],
    width,
    ink,
  );
  return [title, ...lines];
}
