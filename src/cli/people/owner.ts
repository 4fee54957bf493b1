import { KnownError } from "../../model/errors.ts";
import { newPasswordLink, ownerLink } from "../../server/people/links.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { audited } from "../../state/people/audit.ts";
import { endSessionsOf } from "../../state/people/sessions.ts";
import { forgetSecondFactor, userByEmail } from "../../state/people/users.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";

/**
 * `retorno owner`: a link to become the owner, while there is none; `--reset EMAIL`: one with which somebody chooses a new
 * password, for whom no mail can reach.
 */
export async function owner(args: readonly string[]): Promise<undefined> {
  const { values, flags, paths } = readOptions(args, ["data", "reset", "format"], ["forget-second-factor"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "text", ["text", "json"]);
  const folder = values.data ?? defaultDataFolder;
  if (!hasState(folder)) {
    throw new KnownError("not_found", `there is nothing in ${folder} yet`, {
      hint: "start retorno serve, which prints the link, or name the folder with --data",
    });
  }
  const state = await openState(folder);
  try {
    const made =
      values.reset === undefined
        ? await forOwner(state, flags.has("forget-second-factor"))
        : await forReset(state, values.reset, flags.has("forget-second-factor"));
    await output(format === "json" ? `${JSON.stringify(made, null, 1)}\n` : `${made.link}\n`, undefined);
    if (format === "text") process.stderr.write(`retorno: ${made.says}\n`);
  } finally {
    await state.destroy();
  }
}

async function forOwner(state: State, forgets: boolean): Promise<{ link: string; says: string }> {
  if (forgets) {
    throw new KnownError("invalid_request", "--forget-second-factor does not say whose", {
      hint: "name them: retorno owner --reset ana@shop.example --forget-second-factor",
    });
  }
  const link = await ownerLink(state, Date.now());
  if (link !== null) return { link, says: "open it within 24 hours to become the owner; links made before are void" };
  throw new KnownError("conflict", "there is an owner already", {
    hint: "to let them choose a new password: retorno owner --reset EMAIL",
  });
}

async function forReset(state: State, email: string, forgets: boolean): Promise<{ link: string; says: string }> {
  const user = await userByEmail(state, email);
  if (user === null) {
    throw new KnownError("not_found", "nobody signs in with this address", {
      hint: "see retorno member list --workspace ID",
    });
  }
  const now = Date.now();
  return audited(state, { actor: { kind: "operator" }, workspace: null, now }, async (within) => {
    if (forgets) {
      await forgetSecondFactor(within, user.id, now);
      await endSessionsOf(within, user.id);
    }
    const link = await newPasswordLink(within, user.id, now);
    const says = "whoever opens it within an hour chooses their new password; it opens once";
    const became = { forgetsSecondFactor: forgets };
    return { change: { action: "password.link", subject: user.id, was: null, became }, answer: { link, says } };
  });
}
