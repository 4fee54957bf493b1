import { useFormat } from "../../../kit/format.ts";

/** A size as people read it: 340 kB, 2.1 MB. */
export function useFileSize(): (bytes: number) => string {
  const { number } = useFormat();
  return (bytes) =>
    bytes < 1_000_000
      ? number(Math.max(1, Math.round(bytes / 1000)), { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 })
      : number(bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
}
