/** How a figure was worked out. */
export interface How {
  /** What the figure is. */
  readonly title: string;
  /** The figure as it stands on the page. */
  readonly value: string;
  /** The formula with the numbers in it, as the API gives it. */
  readonly formula: string | null;
  /** The language it is written in, where it is not the page's: the API's own words. */
  readonly formulaIn?: "en";
  readonly interval?: { readonly low: string; readonly high: string } | null;
  /** Return by how it is known: decimals in the major unit, as the API gives them, with the currency. */
  readonly evidence?: { readonly parts: Readonly<Record<string, string>>; readonly currency: string };
  /** How many conversions or other things it rests on. */
  readonly count?: number | null;
  readonly model?: string;
  readonly lookbackDays?: number;
  readonly period?: { readonly from: string; readonly to: string };
  /** What else has to be known to read it right. */
  readonly notes?: readonly string[];
  /** Where the rows are that it rests on. */
  readonly rows?: {
    readonly label: string;
    readonly page: "journeys" | "data" | "costs" | "content" | "links";
    readonly search?: Readonly<Record<string, string>>;
  };
}
