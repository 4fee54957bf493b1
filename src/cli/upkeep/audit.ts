import { KnownError } from "../../model/errors.ts";
import { plainText } from "../../reports/cell-text.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { actorNames, nobody } from "../../state/people/actor-name.ts";
import { type AuditEntry, auditOf } from "../../state/people/audit.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** `retorno audit`: who changed what in a workspace, the latest first; `--installation`, what is of none. */
export async function auditCommand(args: readonly string[]): Promise<undefined> {
  const { values, flags, paths } = readOptions(args, ["data", "workspace", "most", "format"], ["installation"]);
  refuseWords(paths);
  const most = wholeNumber("most", values.most ?? "50", { least: 1, most: 10_000 });
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state, workspace } = await opened(values, flags.has("installation"));
  try {
    const entries = await auditOf(state, workspace, { most, below: null });
    await output(format === "json" ? await json(state, entries) : await table(state, entries), undefined);
  } finally {
    await state.destroy();
  }
}

/** What is of the installation stands there also where no workspace does any more. */
async function opened(
  { data: folder = defaultDataFolder, workspace: asked }: { data?: string; workspace?: string },
  isInstallation: boolean,
): Promise<{ state: State; workspace: string | null }> {
  if (isInstallation && asked !== undefined) {
    throw new KnownError("invalid_request", "--installation is of no workspace", { hint: "give one of the two" });
  }
  if (isInstallation && hasState(folder)) return { state: await openState(folder), workspace: null };
  const { state, workspace } = await openRecords(folder, asked);
  return { state, workspace: workspace.id };
}

async function json(state: State, entries: readonly AuditEntry[]): Promise<string> {
  const names = await namesOf(state, entries);
  const told = entries.map(({ id, atMs, actor, ...change }) => {
    const subjectName = subjectOf(change.action, change.subject, names);
    return { id, at: new Date(atMs).toISOString(), actor, name: names.get(actor) ?? "", subjectName, ...change };
  });
  return `${JSON.stringify(told, null, 1)}\n`;
}

async function table(state: State, entries: readonly AuditEntry[]): Promise<string> {
  if (entries.length === 0) return "";
  const names = await namesOf(state, entries);
  const lines = entries.map(({ atMs, actor, action, subject }) => [
    new Date(atMs).toISOString().slice(0, 16).replace("T", " "),
    plainText(names.get(actor) ?? ""),
    action,
    subjectOf(action, subject, names),
  ]);
  return `${alignedLines(lines)}Moments are of UTC. --format json says what stood before and after.\n`;
}

/** People stand in the audit by their ids; whoever is gone has no other name any more. */
function subjectOf(action: string, subject: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(`user:${subject}`) ?? nobody;
  if (name !== nobody) return plainText(name);
  return action.startsWith("member.") ? nobody : subject;
}

/** What people call those who changed something, and the members that were changed. */
const namesOf = (state: State, entries: readonly AuditEntry[]) =>
  actorNames(
    state,
    entries.flatMap(({ actor, subject }) => [actor, `user:${subject}`]),
  );
