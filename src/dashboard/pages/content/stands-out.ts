import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import { type BestTimes, type Cell, hourName, offUsual, weekdayName } from "./times.ts";

const most = 3;

/** What stands out, in one or two sentences with their figures; or that nothing does. */
export function useStandsOut(data: BestTimes): string[] {
  const { t } = useTranslation("content");
  const format = useFormat();
  const at = (weekday: number, hour: number) =>
    t("times.at", { weekday: weekdayName(format, weekday), hour: hourName(format, hour) });
  const all: { name: string; cell: Cell }[] = [
    ...data.kinds.map((cell) => ({ name: t(`kinds.${cell.kind}`), cell })),
    ...data.weekdays.map((cell) => ({ name: weekdayName(format, cell.weekday), cell })),
    ...data.hours.map((cell) => ({ name: hourName(format, cell.hour), cell })),
    ...data.cells.map((cell) => ({ name: at(cell.weekday, cell.hour), cell })),
  ];
  const told = (verdict: "better" | "worse"): string | null => {
    const found = all
      .filter(({ cell }) => cell.verdict === verdict)
      .toSorted((a, b) => Math.abs(b.cell.shrunk - 1) - Math.abs(a.cell.shrunk - 1))
      .slice(0, most)
      .map(({ name, cell }) => `${name} (${format.percent(offUsual(cell.shrunk), { sign: true, decimals: 0 })})`);
    return found.length === 0 ? null : t(`times.${verdict}`, { what: format.list(found) });
  };
  const said = [told("better"), told("worse")].filter((one) => one !== null);
  return said.length === 0 ? [t("times.nothing")] : said;
}
