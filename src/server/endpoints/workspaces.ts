import { momentOf } from "../../api/shapes.ts";
import {
  addWorkspace,
  deleteWorkspace,
  editWorkspace,
  getWorkspace,
  listWorkspaces,
  type Workspace,
} from "../../api/workspaces.ts";
import { KnownError } from "../../model/errors.ts";
import { mainCurrency } from "../../questions/roi/main-currency.ts";
import type { State } from "../../state/database.ts";
import { membershipsOf } from "../../state/people/members.ts";
import {
  editWorkspace as editKept,
  makeWorkspace,
  refuseUnlessMeant,
} from "../../state/workspaces/workspace-changes.ts";
import { workspaceVersion } from "../../state/workspaces/workspace-version.ts";
import type { Workspace as KeptWorkspace } from "../../state/workspaces/workspaces.ts";
import { actorOf, type Caller } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { deleteWithFacts, finishErasing, settledMs } from "../erase-deleted.ts";
import type { SignedIn } from "../people/people.ts";
import { basedOnContent, etagOf } from "./based-on.ts";

/** The workspaces and their rules. */
export function workspaceEndpoints(api: ApiServer): void {
  const { parts } = api;
  const { state, directory } = parts;

  serveEndpoint(api, listWorkspaces, async ({ caller }) => {
    const mine =
      caller.kind === "guest"
        ? [caller.workspace]
        : (await membershipsOf(state, userIn(caller).id)).map(({ workspace }) => workspace);
    const { workspaces } = directory.now;
    const seen = mine.flatMap((id) => workspaces.get(id) ?? []);
    return { items: seen.map(shownWorkspace) };
  });

  serveEndpoint(api, getWorkspace, async ({ workspace, reply }) => tagged(workspace, reply));

  serveEndpoint(api, addWorkspace, async ({ body: { keepEventsDays: eventDays, ...wanted }, caller, reply }) => {
    await refuseUnlessMayMake(state, userIn(caller));
    await makeWorkspace(state, { ...wanted, eventDays, actor: actorOf(caller) });
    await directory.reload();
    return tagged(kept(wanted.id), reply);
  });

  serveEndpoint(api, editWorkspace, async ({ workspace, body, caller, request, reply }) => {
    const { version, confirmed, keepEventsDays: eventDays, ...rest } = body;
    const base = basedOnContent(request, version);
    const edit = { ...rest, eventDays };
    const meant = { isConfirmed: confirmed, confirm: "send confirmed: true if that is meant" };
    await refuseUnlessMeant(workspace, edit, { ...meant, holdsMoney: () => holdsMoney(workspace.id) });
    if (edit.needsSecondFactor === true) refuseWithoutSecondFactor(caller);
    try {
      await editKept(state, workspace, edit, { actor: actorOf(caller), basedOn: base });
    } finally {
      // Where it was refused, for the command line was first, whoever looks again is to see what stands.
      await directory.reload();
    }
    return tagged(kept(workspace.id), reply);
  });

  serveEndpoint(api, deleteWorkspace, async ({ workspace, caller, request }) => {
    await deleteWithFacts(parts, workspace, actorOf(caller), (err) =>
      request.log.warn({ err }, "erased a little later"),
    );
    return undefined;
  });

  eraseWhatWasDeleted(api);

  function tagged(workspace: KeptWorkspace, reply: { header(name: string, value: string): unknown }): Workspace {
    const shown = shownWorkspace(workspace);
    reply.header("etag", etagOf(shown.version));
    return shown;
  }

  function kept(id: string): KeptWorkspace {
    const found = directory.now.workspaces.get(id);
    if (found === undefined) throw new KnownError("not_found", `the workspace ${id} was deleted meanwhile`);
    return found;
  }

  async function holdsMoney(workspace: string): Promise<boolean> {
    const lane = await parts.facts.lane();
    try {
      return (await mainCurrency(lane, workspace)) !== null;
    } finally {
      lane.close();
    }
  }
}

/** A KnownError for whoever owns no workspace and does not run the installation. */
export async function refuseUnlessMayMake(
  state: State,
  { id, operator }: Pick<SignedIn, "id" | "operator">,
): Promise<void> {
  if (operator || (await membershipsOf(state, id)).some(({ role }) => role === "owner")) return;
  throw new KnownError("forbidden", "only owners of a workspace may make another one", {
    hint: "ask an owner, or whoever runs the installation",
  });
}

/** What a crash or requests under way left of deleted workspaces goes when the server starts, and soon after. */
function eraseWhatWasDeleted({ app, parts }: ApiServer): void {
  const finish = (before: number) =>
    finishErasing(parts, before).catch((err) => app.log.warn({ err }, "a deleted workspace is erased a little later"));
  const timer = setInterval(() => void finish(parts.clock() - settledMs), settledMs).unref();
  app.addHook("onReady", async () => {
    await finish(parts.clock());
  });
  app.addHook("onClose", async () => clearInterval(timer));
}

function refuseWithoutSecondFactor(caller: Caller): void {
  if (caller.kind !== "user" || caller.hasSecondFactor) return;
  throw new KnownError("second_factor_needed", "whoever asks it of others needs a second factor too", {
    hint: "set one up in your account first, or you would lock yourself out",
  });
}

/** A workspace as the API shows it. */
const shownWorkspace = (workspace: KeptWorkspace): Workspace => ({
  id: workspace.id,
  version: workspaceVersion(workspace),
  name: workspace.name,
  currency: workspace.currency,
  timeZone: workspace.timeZone,
  honoursOptOut: workspace.honoursOptOut,
  keepEventsDays: workspace.eventDays,
  needsSecondFactor: workspace.needsSecondFactor,
  locale: workspace.locale,
  hasPlan: workspace.plan !== null,
  isDemo: workspace.demo !== null,
  createdAt: momentOf(workspace.createdMs),
});

/** The user that the gate has let through. */
export function userIn(caller: Caller): Extract<Caller, { kind: "user" }> {
  if (caller.kind === "user") return caller;
  throw new Error("an endpoint for users was reached by somebody else");
}
