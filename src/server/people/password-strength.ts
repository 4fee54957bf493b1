import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { KnownError } from "../../model/errors.ts";
import { leastPassword, mostPassword } from "./rules.ts";

/** Of 0 to 4: 3 takes more than 10^8 guesses by somebody who knows how people choose (zxcvbn). */
const leastScore = 3;

/** A KnownError `weak_password` where a new password is too short or long, or easily guessed by who knows `about`. */
export async function refuseWeak(password: string, about: readonly string[]): Promise<void> {
  const letters = password.length;
  if (letters < leastPassword || letters > mostPassword) {
    const counted = letters < leastPassword ? `at least ${leastPassword}` : `at most ${mostPassword}`;
    throw weak(`the password has ${letters} letters: it needs ${counted}`);
  }
  const { score } = (await strengths()).check(without(password, [...about, "retorno"]));
  if (score < leastScore) throw weak("the password is easily guessed");
}

/** What of a password is left where the words that everybody knows of somebody are taken out. */
function without(password: string, about: readonly string[]): string {
  const words = about.flatMap((one) => [one, ...one.split(/[\s@._+-]+/)]).filter((one) => one.length > 2);
  const escaped = words.sort((a, b) => b.length - a.length).map((one) => RegExp.escape(one));
  return password.replace(new RegExp(escaped.join("|"), "giu"), "");
}

const weak = (says: string): KnownError =>
  new KnownError("weak_password", says, {
    hint: "choose four or more words that do not belong together, or let a password manager make one",
  });

let made: Promise<ZxcvbnFactory> | undefined;

/** Its word lists are large: they are read when the first password is chosen. */
function strengths(): Promise<ZxcvbnFactory> {
  made ??= open();
  return made;
}

async function open(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
