/** A stretch of time from its days: "at once", "25 min", "3.2 h", "12.5 days". */
export function daysText(days: number): string {
  const minutes = days * 24 * 60;
  if (minutes < 0.5) return "at once";
  if (minutes < 59.5) return `${Math.round(minutes)} min`;
  if (days < 0.9995) return `${(days * 24).toFixed(1)} h`;
  return `${days.toFixed(1)} days`;
}
