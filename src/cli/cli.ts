import { config } from "../config.ts";
import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";
import { usage, usageOf } from "./usage.ts";

/** Runs with the arguments after its name; answers the exit code. */
export type Command = (args: readonly string[]) => Promise<number | undefined>;

/** Each command's code is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  roi: async () => (await import("./roi/roi.ts")).roi,
  journeys: async () => (await import("./journeys/journeys.ts")).journeys,
  attribute: async () => (await import("./attribute/attribute.ts")).attribute,
  inspect: async () => (await import("./exports/inspect.ts")).inspect,
  map: async () => (await import("./exports/map.ts")).map,
  import: async () => (await import("./exports/import.ts")).importCommand,
  key: async () => (await import("./setup/key.ts")).keyCommand,
  member: async () => (await import("./people/member.ts")).memberCommand,
  audit: async () => (await import("./upkeep/audit.ts")).auditCommand,
  link: async () => (await import("./links/link.ts")).link,
  workspace: async () => (await import("./setup/workspace.ts")).workspaceCommand,
  site: async () => (await import("./setup/site.ts")).siteCommand,
  cost: async () => (await import("./setup/cost.ts")).costCommand,
  goal: async () => (await import("./setup/goal.ts")).goalCommand,
  plan: async () => (await import("./setup/plan.ts")).planCommand,
  demo: async () => (await import("./serve/demo.ts")).demo,
  owner: async () => (await import("./people/owner.ts")).owner,
  serve: async () => (await import("./serve/serve.ts")).serve,
  erase: async () => (await import("./privacy/erase.ts")).erase,
  person: async () => (await import("./privacy/person.ts")).personCommand,
  jobs: async () => (await import("./upkeep/jobs.ts")).jobs,
  backup: async () => (await import("./upkeep/backup.ts")).backup,
  restore: async () => (await import("./upkeep/restore.ts")).restore,
  doctor: async () => (await import("./upkeep/doctor.ts")).doctor,
  simulate: async () => (await import("./simulate.ts")).simulateCommand,
  webhook: async () => (await import("./setup/webhook.ts")).webhookCommand,
  version: async () => (await import("./version.ts")).version,
};

/** What only our own processes call: no part of the command line. */
const inner: Readonly<Record<string, () => Promise<Command>>> = {
  "read-upload": async () => (await import("./exports/read-upload.ts")).readUpload,
  "fill-demo": async () => (await import("./serve/fill-demo.ts")).fillDemoCommand,
};

/** Every command there is. */
export const commandNames = Object.keys(commands);

/** Runs the command line: 0 good, 1 a fault of the user's, said on stderr in a line with what to do, 2 a bug. */
export async function runCli(args: readonly string[]): Promise<number> {
  if (!process.stdout.listeners("error").includes(endQuietly)) process.stdout.on("error", endQuietly);
  const [name = "help", ...rest] = args;
  try {
    if (name === "help" || name === "--help" || name === "-h") return help(rest[0]);
    const command = commands[name === "--version" || name === "-v" ? "version" : name] ?? inner[name];
    if (command === undefined) throw unknownCommand(name);
    if (rest.some((one) => one === "--help" || one === "-h")) return help(name);
    return (await (await command())(rest)) ?? 0;
  } catch (cause) {
    return report(cause);
  }
}

function help(command: string | undefined): number {
  if (command === undefined || command.startsWith("-")) return say(usage());
  if (commands[command] === undefined) throw unknownCommand(command);
  return say(usageOf(command) ?? usage());
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** `retorno roi … | head` closes the pipe early; that is no fault. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

function unknownCommand(name: string): KnownError {
  const close = nearest(name, ["help", ...Object.keys(commands)]);
  return new KnownError("invalid_request", `there is no command "${name}"`, {
    hint: close === null ? "see retorno help" : `did you mean "${close}"? See retorno help`,
  });
}

function report(cause: unknown): number {
  if (cause instanceof KnownError) {
    const line = cause.hint === undefined ? cause.message : withHint(cause.message, cause.hint);
    process.stderr.write(`retorno: ${line.replace(/\s*\n\s*/g, " ")}\n`);
    return 1;
  }
  const bug = cause instanceof Error ? cause : new Error(String(cause));
  process.stderr.write(`retorno: this is a bug in Retorno, please report it: ${bug.message.split("\n")[0]}\n`);
  if (config.debug) process.stderr.write(`${bug.stack}\n`);
  else process.stderr.write("retorno: run again with RETORNO_DEBUG=1 for the details to report\n");
  return 2;
}

/** "What is wrong: what to do." A message that is a sentence already is followed by the next one. */
function withHint(message: string, hint: string): string {
  // A file's name keeps its small letter.
  const next = /^[a-z]+[ ,:]/.test(hint) ? hint.charAt(0).toUpperCase() + hint.slice(1) : hint;
  if (/[.?!]$/.test(message)) return `${message} ${next}`;
  return `${message}: ${hint}`;
}
