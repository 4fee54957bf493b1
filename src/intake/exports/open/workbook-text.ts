/** A moment of a workbook, which knows no zones, as ISO writes it: to the second, and a day alone where it is midnight. */
export function isoText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}
