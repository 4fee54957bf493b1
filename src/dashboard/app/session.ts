import { useParams } from "@tanstack/react-router";
import type { Me, Workspace } from "../../client/api.ts";
import type { Permission } from "../../model/permissions.ts";
import { useAnswer } from "./client.ts";

/** The id of the workspace that the page is about. */
export function useWorkspaceId(): string {
  const { workspace } = useParams({ strict: false });
  if (workspace === undefined) throw new Error("no workspace in the address");
  return workspace;
}

/** Who is signed in; undefined until that is known. */
export const useMe = (): Me | undefined => useAnswer("me", undefined).data;

/** The workspace that the page is about; undefined until it is known. */
export function useWorkspace(): Workspace | undefined {
  const workspace = useWorkspaceId();
  return useAnswer("getWorkspace", { params: { workspace } }).data;
}

/** Whether whoever is signed in may do something here; false until that is known. */
export function useMay(permission: Permission): boolean {
  const workspace = useWorkspaceId();
  return (
    useMe()
      ?.workspaces.find(({ id }) => id === workspace)
      ?.may.includes(permission) ?? false
  );
}
