import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../model/errors.ts";
import { notPermitted } from "../../model/not-permitted.ts";

/** The key that secrets of a data folder are encrypted with stands in this file of it, for its owner's eyes alone. */
export const secretsFile = "secrets.key";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts what must be read again (the secrets of webhooks and connectors) with AES-256-GCM. What is sealed names what
 * it is about, and opens for that alone: nobody can put the secret of one webhook in the place of another's.
 */
export class SecretBox {
  readonly #root: Buffer;
  readonly #key: Buffer;

  constructor(root: Buffer) {
    this.#root = root;
    this.#key = this.derive("secrets");
  }

  /** Another key of the same root (RFC 5869). */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync("sha256", this.#root, "", `retorno:${purpose}`, keyBytes));
  }

  seal(secret: string, about: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
    return `${version}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
  }

  /** Throws where it was sealed with another key, about something else, or was changed. */
  open(sealed: string, about: string): string {
    const bytes = Buffer.from(sealed.slice(version.length), "base64url");
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const secret = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return secret.toString("utf8");
  }
}

/** What is sealed begins with it; whatever does not was kept before there was a key. */
const version = "v1.";

export const isSealed = (kept: string): boolean => kept.startsWith(version);

/**
 * The box of a data folder, whose key is made where there is none yet; `file` is where it stands. A KnownError where
 * others may read the key, or where it cannot be read.
 */
export function secretBoxIn(folder: string, file: string | null = null): SecretBox {
  const path = file ?? join(folder, secretsFile);
  try {
    makeKey(path);
    if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
      throw new KnownError("invalid_request", `${path} may be read by others on this machine`, {
        hint: `let its owner alone read it: chmod 600 ${path}`,
      });
    }
    const key = readFileSync(path);
    if (key.length === keyBytes) return new SecretBox(key);
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw notPermitted(path, cause) ?? unusable(path, cause);
  }
  throw new KnownError("source_rejected", `${path} is no key: it has not ${keyBytes} bytes`, {
    hint: "bring it back from a backup",
  });
}

/** Never over a key that stands: what was sealed with it could not be opened any more. */
function makeKey(path: string): void {
  try {
    writeFileSync(path, randomBytes(keyBytes), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
}

function unusable(path: string, cause: unknown): KnownError {
  const { code = "" } = cause as NodeJS.ErrnoException;
  return new KnownError("invalid_request", `the key of the secrets cannot be kept in ${path} (${code})`, {
    hint: "name a file that this user may write with RETORNO_SECRETS_KEY_FILE, or leave that unset",
    cause,
  });
}
