import type { EChartsOption } from "echarts/types/dist/shared";
import type { Format } from "../format.ts";

/** What a chart is drawn with in the page's colours, language and direction. */
export interface ChartStyle {
  /** Colours that are told apart with any kind of sight (Okabe and Ito), in their order; each at 3 to 1 on the ground. */
  readonly colours: readonly string[];
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly ground: string;
  readonly isDark: boolean;
  /** Right to left: time and categories run the other way, and values stand at the right. */
  readonly isRtl: boolean;
  readonly format: Format;
  readonly width: number;
}

export type OptionOf = (style: ChartStyle) => EChartsOption;

/** A chart that stands: as a picture in vectors, with its size. */
export interface DrawnChart {
  svg(): { readonly source: string; readonly width: number; readonly height: number; readonly ground: string };
}
