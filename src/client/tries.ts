/** Node 18 has no global crypto; the id need only be unlike others. */
export const randomId = (): string =>
  globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${random()}-${random()}-${random()}`;
const random = (): string => Math.random().toString(36).slice(2);

/** Twice as long each time, and never all at once. */
export function pause(tried: number, retryAfter: string | null): Promise<void> {
  const asked = Number(retryAfter ?? 0) * 1000;
  const backOff = Math.min(250 * 2 ** tried, 15_000) * (0.5 + Math.random() / 2);
  const ms = Math.max(Number.isFinite(asked) ? Math.min(asked, 60_000) : 0, backOff);
  return new Promise((resolve) => setTimeout(resolve, ms));
}
