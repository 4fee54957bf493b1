import { setImmediate } from "node:timers/promises";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { KnownError } from "../../model/errors.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { leastPassword, mostPassword } from "./rules.ts";

/** Of 0 to 4: 3 takes more than 10^8 guesses by somebody who knows how people choose (zxcvbn). */
const leastScore = 3;

/** So many letters are measured, for that takes longer than their number: what is strong by then stays so. */
const mostMeasured = 64;

const alone = new OneAtATime();

/** A KnownError `weak_password` where a new password is too short or long, or easily guessed by who knows `about`. */
export async function refuseWeak(password: string, about: readonly string[]): Promise<void> {
  const letters = password.length;
  if (letters < leastPassword || letters > mostPassword) {
    const counted = letters < leastPassword ? `at least ${leastPassword}` : `at most ${mostPassword}`;
    throw weak(`the password has ${letters} letters: it needs ${counted}`);
  }
  const rest = without(password, [...about, "retorno"]).slice(0, mostMeasured);
  const { score } = await alone.take("", async () => {
    const measure = await strengths();
    // Nothing else is answered while one is measured: between two, whatever waits has its turn.
    await setImmediate();
    return measure.check(rest);
  });
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
