import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { Turns } from "../turns.ts";

/** What a guess costs: 32 MB and three rounds, as OWASP's cheat sheet on password storage has it for scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;

const [saltBytes, keyBytes] = [16, 32];

/** Each takes a thread and its memory. */
const turns = new Turns({ atOnce: 2, mostWaiting: 100, tooMany: "too many people sign in at once" });

/** What is kept of a password: scrypt$N$r$p$salt$key. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await turns.take(() => derive(password, salt, keyBytes, cost));
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether a password is the one of a hash; compared in constant time. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", written = ""] = hash.split("$");
  const kept = Buffer.from(written, "base64url");
  if (kept.length === 0) return false;
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const key = await turns.take(() => derive(password, Buffer.from(salt, "base64url"), kept.length, options));
  return timingSafeEqual(key, kept);
}

function derive(password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const maxmem = 256 * (options.N ?? 0) * (options.r ?? 0);
  // The same letters may be typed in more than one way.
  scrypt(password.normalize("NFKC"), salt, bytes, { ...options, maxmem }, (fault, key) =>
    fault === null ? resolve(key) : reject(fault),
  );
  return promise;
}
