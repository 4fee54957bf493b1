/** Below so many conversions a figure stands without an interval, and nothing is concluded from it (docs/metrics.md). */
export const fewestConversions = 10;
