import { useDebouncedValue } from "@mantine/hooks";
import { useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { carried, isAddress, type Written, withScheme } from "./written.ts";

/** Waits until nothing was typed for so long. */
const lintMs = 300;
const previewMs = 700;

/** What the naming rules say of a link as it is being written. */
export function useLint(written: Written) {
  const workspace = useWorkspaceId();
  const now = isAddress(withScheme(written.destination)) ? carried(written, "{source}") : null;
  const [address] = useDebouncedValue(now, lintMs);
  const { data } = useAnswer(
    "lintLinks",
    { params: { workspace }, body: { addresses: [address ?? ""] } },
    { enabled: address !== null },
  );
  const [found] = data?.items ?? [];
  // What was found of an earlier spelling is no word about this one.
  return address === null || found?.address !== address || now !== address ? [] : found.faults;
}
export type LintFault = ReturnType<typeof useLint>[number];

/** What is known of a destination. */
export type Preview =
  | { readonly is: "none" }
  | { readonly is: "asking" }
  | { readonly is: "unreachable"; readonly isRefused: boolean }
  | { readonly is: "seen"; readonly status: number; readonly title: string | null };

/** What stands at the destination; nothing is asked while it is no whole address. */
export function usePreview(destination: string): Preview {
  const workspace = useWorkspaceId();
  const now = isAddress(withScheme(destination)) ? withScheme(destination) : null;
  const [url] = useDebouncedValue(now, previewMs);
  const { data, error, isFetching, isPlaceholderData } = useAnswer(
    "previewLink",
    { params: { workspace }, body: { url: url ?? "" } },
    { enabled: url !== null },
  );
  if (now === null) return { is: "none" };
  if (now !== url || isFetching || isPlaceholderData) return { is: "asking" };
  if (error !== null) return { is: "unreachable", isRefused: error.code === "address_refused" };
  return data === undefined ? { is: "none" } : { is: "seen", status: data.status, title: data.title };
}
