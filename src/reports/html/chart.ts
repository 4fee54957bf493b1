import type { EChartsCoreOption } from "echarts";
// One file; `echarts` itself is hundreds of modules, which take a third of a second to find and link at each start.
import { init } from "echarts/dist/echarts.esm.min.mjs";
import { html, type Markup, trusted } from "./markup.ts";

/** A chart before it is drawn: its option for a width in pixels, and what it shows in words. */
export type Chart = {
  title: string;
  /** The text alternative, read out in place of the picture. */
  words: string;
  legend: { swatch: string; label: string }[];
  /** Whether the chart takes the page's whole width, as one with many points along time does. */
  full?: boolean;
  draw: (width: number) => { height: number; option: EChartsCoreOption };
};

const wide = 496;
const full = 1032;
const narrow = 328;

/** The chart as a figure, drawn twice so that its text stays legible on a desk, a phone and paper. */
export function figure({ title, words, legend, draw, full: isFull = false }: Chart): Markup {
  const picture = (width: number) => {
    const { height, option } = draw(width);
    return html`<svg class="${width === narrow ? "narrow" : "wide"}" role="img" aria-label="${`${title}. ${words}`}"
      viewBox="0 0 ${width} ${height}">${trusted(svgOf(option, width, height))}</svg>`;
  };
  return html`<figure class="chart ${isFull ? "full" : ""}"><figcaption><h3>${title}</h3><ul class="legend">${legend.map(
    ({ swatch, label }) => html`<li><span class="swatch ${swatch}"></span>${label}</li>`,
  )}</ul></figcaption>${[isFull ? full : wide, narrow].map(picture)}</figure>`;
}

/** Draws without a browser; what ECharts adds for the mouse and for clipping is taken off, and with it
 * names that would differ each time. */
function svgOf(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option });
    return chart
      .renderToSVGString()
      .replace(/^<svg[^>]*>|<\/svg>\s*$|<style[\s\S]*?<\/style>/g, "")
      .replace(/<rect[^>]*fill="none"><\/rect>/, "")
      .replace(/<defs[\s\S]*?<\/defs>/g, "")
      .replace(/ (clip-path="[^"]*"|class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*"|xml:space="[^"]*")/g, "")
      .replace(/\n+/g, "");
  } finally {
    // An undisposed chart keeps the process alive.
    chart.dispose();
  }
}

/** The look all charts share: colours are the page's variables, so that dark mode and paper change them too. */
export const look = {
  label: { color: "var(--ink)", fontSize: 12 },
  quietLabel: { color: "var(--muted)", fontSize: 11 },
  noLine: { show: false },
  grid: { show: true, lineStyle: { color: "var(--line)", width: 1 } },
  still: { silent: true, emphasis: { disabled: true }, animation: false, clip: false },
};
