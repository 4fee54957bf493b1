import { resolve } from "node:path";
import type { ServerParts } from "../../server/parts.ts";
import { ownerLink } from "../../server/people/links.ts";
import { dataOption } from "../../state/data-option.ts";
import { localUrl, publicUrl } from "../../state/public-url.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import type { Running } from "./run-server.ts";

/** What somebody who started a server is told: where it is, what it serves and what to do next. */
export async function startText(
  { directory, state, clock }: Pick<ServerParts, "directory" | "state" | "clock">,
  running: Running,
  address: string,
): Promise<string> {
  const { guest = null } = running;
  // An account in the made-up shop would be one in a folder that nothing else means.
  const owner = guest !== null ? null : await ownerLink(state, clock());
  const outside = await publicUrl(state);
  const { workspaces, sites } = directory.now;
  const lines = [
    `Retorno ${ownVersion()} runs at ${address}${outside === (await localUrl(state)) ? "" : `, reached from outside at ${outside}`}`,
    `  data        ${resolve(running.folder)}`,
    ...(workspaces.size === 0 ? [] : [`  workspaces  ${listed([...workspaces.keys()])}`]),
    ...(sites.size === 0 ? [] : [`  sites       ${listed([...sites.values()].map(({ name }) => name))}`]),
    ...(guest === null ? [] : [`  dashboard   ${address}/w/${guest}`]),
    ...(owner === null
      ? []
      : [`  owner       ${owner}`, "              opens once, within 24 hours: whoever opens it becomes the owner"]),
    ...nextSteps(workspaces.size, sites.size, running).map(
      (step, index) => `  ${index === 0 ? "next" : "    "}        ${step}`,
    ),
    "  stop        Ctrl-C",
  ];
  return `${lines.join("\n")}\n`;
}

const most = 5;

const listed = (names: readonly string[]): string =>
  names.length <= most ? names.join(", ") : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;

function nextSteps(workspaces: number, sites: number, { guest, folder }: Running): string[] {
  if (guest !== undefined) {
    return [
      "to begin with your own, stop this one, then: retorno serve",
      "(in a checkout: npm run -s retorno -- serve), which prints the owner's link",
    ];
  }
  const make = `retorno workspace add my-shop --currency EUR --time-zone Europe/Madrid${dataOption(folder)}`;
  const watch = `retorno site add shop.example${dataOption(folder)}`;
  if (workspaces === 0) return [make, watch, "retorno demo shows it all with a made-up shop"];
  const whose = workspaces > 1 ? " --workspace ID" : "";
  return sites === 0 ? [`${watch}${whose}`] : [];
}
