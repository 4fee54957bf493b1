import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { plainText } from "../../reports/cell-text.ts";
import { wrap } from "../../reports/terminal/display-width.ts";
import type { State } from "../../state/database.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { addEntry, deleteEntry, editEntry, type PlanEntry, planEntries } from "../../state/plan/plan-entries.ts";
import type { EntryKind } from "../../state/plan/plan-rows.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

/** What a command about costs or goals has to know of them. */
export interface EntryCommand<Kind extends EntryKind, Option extends string> {
  readonly kind: Kind;
  readonly options: readonly Option[];
  readonly flags: readonly string[];
  /** The fields that options and flags say; null takes one away. */
  readonly fields: (values: Partial<Record<Option, string>>, flags: ReadonlySet<string>) => Record<string, unknown>;
  /** An entry in a sentence, without its name. */
  readonly inWords: (entry: PlanEntry<Kind>, currency: string) => string;
  readonly nameOf: (entry: PlanEntry<Kind>) => string;
}

const placeOptions = ["data", "workspace"] as const;

/** `retorno cost add`, `retorno goal add`: says its id. */
export async function addOne<Kind extends EntryKind, Option extends string>(
  { kind, options, flags: known, fields }: EntryCommand<Kind, Option>,
  args: readonly string[],
): Promise<undefined> {
  const { values, flags, paths } = readOptions(args, [...placeOptions, "format", ...options], known);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await atDesk(values, async ({ state, workspace }) => {
    const said = withoutNothing(fields(values as Partial<Record<Option, string>>, flags));
    const made = await addEntry(state, { workspace: workspace.id, kind, actor: operator }, said);
    await output(format === "json" ? jsonOf(told(made, "the command line")) : `${made.id}\n`, undefined);
  });
}

/** `retorno cost list`, `retorno goal list`. */
export async function listAll<Kind extends EntryKind, Option extends string>(
  { kind, inWords, nameOf }: EntryCommand<Kind, Option>,
  args: readonly string[],
): Promise<undefined> {
  const { values, paths } = readOptions(args, [...placeOptions, "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  await atDesk(values, async ({ state, workspace }) => {
    const entries = await planEntries(state, workspace.id, kind);
    const names = await actorNames(
      state,
      entries.map(({ changedBy }) => changedBy),
    );
    const currency = workspace.plan?.currency ?? workspace.currency;
    const lines = entries.map((entry) => `${entry.id}  ${lineOf(nameOf(entry))}${paragraph(inWords(entry, currency))}`);
    const all = entries.map((entry) => told(entry, names.get(entry.changedBy) ?? ""));
    await output(format === "json" ? jsonOf(all) : lines.join(""), undefined);
    if (format === "table" && entries.length === 0) {
      process.stderr.write(`retorno: no ${kind}s yet: retorno ${kind} add makes one (see retorno help ${kind})\n`);
    }
  });
}

/** `retorno cost edit ID`, `retorno goal edit ID`: what is not given stays. */
export async function editOne<Kind extends EntryKind, Option extends string>(
  { kind, options, flags: known, fields, nameOf }: EntryCommand<Kind, Option>,
  args: readonly string[],
): Promise<undefined> {
  const { values, flags, paths } = readOptions(args, [...placeOptions, "based-on", ...options], known);
  const id = onlyWord(paths, `the ${kind}'s id`, `retorno ${kind} list names them`);
  const said = fields(values as Partial<Record<Option, string>>, flags);
  if (Object.values(said).every((value) => value === undefined)) {
    throw new KnownError("invalid_request", "nothing is to be changed", { hint: `see retorno help ${kind}` });
  }
  await atDesk(values, async ({ state, workspace }) => {
    const place = { workspace: workspace.id, kind, actor: operator };
    const entry = await editEntry(state, { ...place, id, basedOn: baseIn(values["based-on"]) }, said);
    await output(`${plainText(nameOf(entry))} stands at version ${entry.version}\n`, undefined);
  });
}

/** `retorno cost delete ID`, `retorno goal delete ID`. */
export async function deleteOne<Kind extends EntryKind, Option extends string>(
  { kind }: EntryCommand<Kind, Option>,
  args: readonly string[],
): Promise<undefined> {
  const { values, paths } = readOptions(args, [...placeOptions, "based-on"]);
  const id = onlyWord(paths, `the ${kind}'s id`, `retorno ${kind} list names them`);
  await atDesk(values, async ({ state, workspace }) => {
    const place = { workspace: workspace.id, kind, actor: operator };
    await deleteEntry(state, { ...place, id, basedOn: baseIn(values["based-on"]) });
    await output(`${kind} ${id} is out of the plan\n`, undefined);
  });
}

/** What is said as "none" is taken away. */
export const orNone = (value: string | undefined): string | null | undefined => (value === "none" ? null : value);

/** What a cost or goal is about, of the options that say it; null where --all-social takes it away. */
export function groupSaid(
  options: Readonly<Record<string, unknown>>,
  flags: ReadonlySet<string>,
): object | null | undefined {
  const said = Object.entries(options).filter(([, value]) => value !== undefined);
  if (said.length > 0) return Object.fromEntries(said);
  return flags.has("all-social") ? null : undefined;
}

async function atDesk(
  { data, workspace: asked }: { data?: string; workspace?: string },
  work: (desk: { state: State; workspace: Workspace }) => Promise<void>,
): Promise<undefined> {
  const { state, workspace } = await openRecords(data ?? defaultDataFolder, asked);
  try {
    await work({ state, workspace });
  } finally {
    await state.destroy();
  }
}

const baseIn = (written: string | undefined): number | null =>
  written === undefined ? null : wholeNumber("based-on", written, { least: 1, most: 1_000_000 });

const withoutNothing = (fields: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

const told = ({ content, changedMs, ...entry }: PlanEntry<EntryKind>, changedBy: string) => ({
  ...entry,
  ...content,
  changedAt: new Date(changedMs).toISOString(),
  changedBy,
});

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const width = 80;
const idWidth = 14;

const lineOf = (name: string): string =>
  wrap(plainText(name), width - idWidth)
    .map((line, at) => `${at === 0 ? "" : " ".repeat(idWidth)}${line}\n`)
    .join("");

const paragraph = (text: string): string =>
  wrap(plainText(text), width - idWidth)
    .map((line) => `${" ".repeat(idWidth)}${line}\n`)
    .join("");
