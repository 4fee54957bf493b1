import { hash } from "node:crypto";

/** What is kept of a key, an invitation or another link: SHA-256 of its token, which is too random to be guessed from it. */
export const tokenHash = (token: string): string => hash("sha256", token, "hex");
