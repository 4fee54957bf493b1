import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Import } from "../../../client/api.ts";
import { ApiError } from "../../../client/call.ts";
import { client } from "../../app/client.ts";

/** A file that was dropped, as far as it is. */
export interface SentFile {
  readonly key: number;
  readonly name: string;
  /** What the server says of it; null while it is sent. */
  readonly import: Import | null;
  readonly fault: unknown;
}

/** So often it is asked how far a file is. */
const everyMs = 400;

/** Sends files one after the other, and follows each until it is read; what is under way goes on when somebody leaves. */
export function useSendFiles(workspace: string): {
  files: readonly SentFile[];
  send: (files: readonly File[]) => void;
} {
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const queries = useQueryClient();
  const isHere = useRef(true);
  const count = useRef(0);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const send = useCallback(
    async (chosen: readonly File[]) => {
      const added = chosen.map((file) => ({ key: ++count.current, file }));
      setFiles((before) => [
        ...before,
        ...added.map(({ key, file }) => ({ key, name: file.name, import: null, fault: null })),
      ]);
      const note = (key: number, to: Partial<SentFile>) =>
        setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one)));
      for (const { key, file } of added) {
        await sendOne(workspace, file, (is) => note(key, { import: is }), isHere).catch((fault: unknown) =>
          note(key, { fault }),
        );
      }
      await queries.invalidateQueries();
    },
    [workspace, queries],
  );
  return { files, send: (chosen) => void send(chosen) };
}

async function sendOne(
  workspace: string,
  file: File,
  tell: (is: Import) => void,
  isHere: { readonly current: boolean },
): Promise<void> {
  const params = { workspace };
  let is = await client.addImport({ params, query: { name: file.name }, body: file });
  tell(is);
  while ((is.state === "queued" || is.state === "reading") && isHere.current) {
    await new Promise((later) => setTimeout(later, everyMs));
    is = await client.getImport({ params: { workspace, import: is.id } });
    tell(is);
  }
  if (is.problem !== null) throw new ApiError(422, { ...is.problem });
}
