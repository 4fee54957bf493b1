import type { Import } from "../../../../client/api.ts";
import { ApiError } from "../../../../client/call.ts";

/**
 * Sends a file as it is; the browser reads it from the disk bit by bit, however large it is. Fetch would not say how much
 * of it has gone.
 */
export function sendFile(
  file: File,
  { workspace, name, told }: { workspace: string; name: string; told: (share: number) => void },
): Promise<Import> {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ name });
  request.open("POST", `/api/v1/workspaces/${encodeURIComponent(workspace)}/imports?${query}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const said = answerIn(request.responseText);
      if (request.status === 202) resolve(said as unknown as Import);
      else reject(new ApiError(request.status, said));
    };
    request.onerror = () => reject(new ApiError(0, { code: "unreachable", detail: "Retorno cannot be reached" }));
    request.send(file);
  });
}

function answerIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** A file's name as the server takes it: without what some systems do not have in names. */
export function sendableName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*/\\]/gu, "_").replaceAll(/^\.+|\.+$/g, "_");
  return shortened(plain.trim() === "" ? "file" : plain.trim());
}

const mostBytes = 200;

function shortened(name: string): string {
  let short = name;
  while (new TextEncoder().encode(short).length > mostBytes) {
    const dot = short.lastIndexOf(".");
    const end = dot > 0 && short.length - dot < 10 ? short.slice(dot) : "";
    short = `${[...short.slice(0, short.length - end.length)].slice(0, -4).join("")}${end}`;
  }
  return short;
}
