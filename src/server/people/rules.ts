export const daySeconds = 86_400;

/** Who is not seen for this long must sign in again. */
export const sessionSeconds = 7 * daySeconds;

/** A password has so many letters; its strength is measured beside it. */
export const [leastPassword, mostPassword] = [12, 128];
