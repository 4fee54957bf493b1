/** What the environment says; nothing else reads it. */
export const config = {
  /** Whether colour is refused (https://no-color.org). */
  noColour: (process.env.NO_COLOR ?? "") !== "",
  /** Whether a bug's stack is to be shown. */
  debug: (process.env.RETORNO_DEBUG ?? "") !== "",
  /** Where the server is reached from outside: what short links begin with. */
  url: process.env.RETORNO_URL || "http://127.0.0.1:4180",
} as const;
