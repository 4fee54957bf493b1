import { randomInt } from "node:crypto";

/** Digits and letters without those that look alike, so that a key can be read out. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** A random name of so many characters, from the system's own randomness: 4.95 bits a character. */
export const randomKey = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
