/**
 * The value trimmed, or null where a tool wrote that it has none: empty, "(not set)", "(none)", "null", "undefined",
 * GA4's own placeholders, or a template's macro that nobody filled in ("{{campaign.name}}", "{keyword}", "__AID__").
 */
export function unlessAbsent(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const trimmed = value.trim();
  if (trimmed === "" || (trimmed.length <= longestWord && absentWords.has(trimmed.toLowerCase()))) return null;
  return unfilledMacro.test(trimmed) ? null : trimmed;
}

const absentWords = new Set([
  "(not set)",
  "not set",
  "(none)",
  "none",
  "null",
  "(null)",
  "undefined",
  "nan",
  "n/a",
  "-",
  "--",
  "(direct)",
  "(organic)",
  "(referral)",
  "(not provided)",
  "(data not available)",
]);

const longestWord = Math.max(...[...absentWords].map((word) => word.length));

const unfilledMacro = /^(\{\{.*\}\}|\{[^{}]*\}|\$\{.*\}|__[A-Z_]+__|%%.*%%)$/;
