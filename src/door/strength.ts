// How hard a password is to guess, in a word while it is typed. The server, which knows many more words, decides.

const least = 12;

/** What everybody tries first. */
const common = /passwor[dt]|passw0rd|qwert|asdf|1234|4321|0000|1111|letmein|welcome|iloveyou|admin|abcd|retorno/gi;

export function strengthOf(password: string, about: readonly string[]): { says: string; isGood: boolean } {
  const letters = [...password].length;
  if (letters === 0) return { says: "", isGood: false };
  if (letters < least) return { says: `Too short: ${letters} of ${least} letters`, isGood: false };
  const bits = bitsOf(password, about);
  if (bits < 40) return { says: "Easily guessed", isGood: false };
  if (bits < 60) return { says: "Fair", isGood: false };
  return { says: bits < 80 ? "Good" : "Very good", isGood: true };
}

/** An upper bound: what is known, repeated or in a row counts as one letter. */
function bitsOf(password: string, about: readonly string[]): number {
  let rest = password.replace(common, "*");
  for (const word of about.flatMap((one) => one.split(/[\s@._+-]+/)).filter(({ length }) => length > 2)) {
    rest = rest.replaceAll(new RegExp(word.replaceAll(/[^\p{L}\p{N}]/gu, "."), "giu"), "*");
  }
  const letters = [...rest];
  const told = letters.filter((letter, at) => at === 0 || !follows(letters[at - 1] ?? "", letter)).length;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].map((kind) => kind.test(password));
  const sizes = [26, 26, 10, 33];
  const alphabet = sizes.reduce((sum, size, at) => sum + (kinds[at] === true ? size : 0), 0);
  // Words are easier than letters drawn by lot.
  return Math.min(told, new Set(letters).size * 2) * Math.log2(alphabet) * 0.6;
}

function follows(before: string, letter: string): boolean {
  const step = (letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1;
}
