/** A locale as it is written canonically ("nb-no" → "nb-NO"); null where it is none that numbers can be written in. */
export function localeOf(written: string): string | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(written.trim().replaceAll("_", "-"));
    return canonical !== undefined && Intl.NumberFormat.supportedLocalesOf(canonical).length > 0 ? canonical : null;
  } catch {
    return null;
  }
}
