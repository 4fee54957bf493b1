import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";

/** The word after a command's name, one of `actions`; a KnownError names the nearest. */
export function actionOf<T extends string>(command: string, written: string | undefined, actions: readonly T[]): T {
  const found = actions.find((one) => one === written);
  if (found !== undefined) return found;
  // An option is no word: what it belongs to is missing.
  const isMissing = written === undefined || written.startsWith("-");
  const close = isMissing ? null : nearest(written, actions);
  const message = isMissing ? `retorno ${command} needs a word after it` : `there is no "${command} ${written}"`;
  throw new KnownError("invalid_request", message, {
    hint: close === null ? `say one of ${actions.join(", ")}` : `did you mean "${command} ${close}"?`,
  });
}

/** The only word of a list; a KnownError, with what to do, where there is none or more than one. */
export function onlyWord(words: readonly string[], what: string, hint: string): string {
  const [word, ...more] = words;
  if (word === undefined) throw new KnownError("invalid_request", `${what} is missing`, { hint });
  refuseWords(more);
  return word;
}

/** A KnownError where words are left that nothing reads. */
export function refuseWords(words: readonly string[]): void {
  if (words.length === 0) return;
  throw new KnownError("invalid_request", `"${words[0]}" is not expected here`, {
    hint: "a text with blanks goes in quotes, after its option",
  });
}
