import { KnownError } from "./errors.ts";

/** What to say of a file that the system keeps from this user; null where a fault is another one. */
export function notPermitted(path: string, cause: unknown): KnownError | null {
  if (!(cause instanceof Error)) return null;
  const { code = "" } = cause as Error & { code?: string };
  if (code !== "EACCES" && code !== "EPERM" && !/permission denied/i.test(cause.message)) return null;
  return new KnownError("invalid_request", `this user may not read and write ${path}`, {
    hint: "do it as the user the folder belongs to, or with sudo; or choose another folder with --data",
    cause,
  });
}
