import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { KnownError } from "../../model/errors.ts";

/** What a guess costs: 32 MB and three rounds, as OWASP's cheat sheet on password storage has it for scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;

const [saltBytes, keyBytes] = [16, 32];

/** So many are worked out at once, for each takes a thread and its memory; so many wait, and whoever comes then is sent away. */
const [mostAtOnce, mostWaiting] = [2, 100];

/** What is kept of a password: scrypt$N$r$p$salt$key. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derived(password, salt, keyBytes, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether a password is the one of a hash; compared in constant time. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = hash.split("$");
  const kept = Buffer.from(key, "base64url");
  if (kept.length === 0) return false;
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derived(password, Buffer.from(salt, "base64url"), kept.length, options), kept);
}

let running = 0;
const waiting: (() => void)[] = [];

async function derived(password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  if (waiting.length >= mostWaiting) {
    throw new KnownError("busy", "too many people sign in at once", { hint: "try again in a moment" });
  }
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await derive(password, salt, bytes, options);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
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
