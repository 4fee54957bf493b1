import { useComputedColorScheme, useDirection } from "@mantine/core";
import { useElementSize, useMergedRef, useReducedMotion } from "@mantine/hooks";
import type { ECharts } from "echarts/core";
import type { ECBasicOption } from "echarts/types/dist/shared";
import { useEffect, useRef } from "react";
import { useFormat } from "../format.ts";
import classes from "./chart.module.css";
import type { ChartStyle, DrawnChart, OptionOf } from "./drawn.ts";
import { chartIn } from "./engine.ts";

const light = {
  colours: ["#0b7a64", "#b4560f", "#0067a3", "#a23b80", "#7a6400", "#3b6fd1", "#5c646f"],
  ink: "#20262d",
  muted: "#545d69",
  line: "#dfe3e8",
  ground: "#ffffff",
};
const dark = {
  colours: ["#3cb39a", "#f0933e", "#57b3ea", "#dc86c0", "#d9bd3f", "#8fb0f7", "#a9b1bd"],
  ink: "#e8ebef",
  muted: "#a9b1bd",
  line: "#333a43",
  ground: "#1b1f24",
};

/** The drawing itself; it follows the size of its box, the page's colours and its direction. */
export function Drawing({ option, onDrawn }: { option: OptionOf; onDrawn: (drawn: DrawnChart | null) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(box, sizeRef);
  const chart = useRef<ECharts | null>(null);
  const isDark = useComputedColorScheme("light") === "dark";
  const isRtl = useDirection().dir === "rtl";
  const isStill = useReducedMotion();
  const format = useFormat();
  useEffect(() => {
    if (box.current === null) return;
    const made = chartIn(box.current);
    chart.current = made;
    return () => {
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (chart.current === null || width === 0 || height === 0) return;
    const made = chart.current;
    made.resize({ width, height });
    const palette = isDark ? dark : light;
    const style: ChartStyle = { ...palette, isDark, isRtl, format, width };
    made.setOption({ ...base(style, isStill === true), ...option(style) } as ECBasicOption, { notMerge: true });
    onDrawn({ svg: () => ({ source: made.renderToSVGString(), width, height, ground: palette.ground }) });
  }, [option, width, height, isDark, isRtl, isStill, format, onDrawn]);
  return <div ref={ref} className={classes.drawing} aria-hidden />;
}

function base({ colours, ink, line, ground, isRtl }: ChartStyle, isStill: boolean) {
  return {
    color: [...colours],
    animation: !isStill,
    animationDuration: 350,
    textStyle: { fontFamily: "'Inter Variable', 'Vazirmatn Variable', system-ui, sans-serif", color: ink },
    aria: { enabled: false, decal: { show: true } },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13, align: isRtl ? "right" : "left" },
      extraCssText: `direction:${isRtl ? "rtl" : "ltr"};max-width:min(340px,80vw);white-space:normal`,
    },
  } as const;
}
