import { stripTypeScriptTypes } from "node:module";

/** TypeScript as browsers take it. Node calls that experimental, which is no news for whoever runs a server. */
export function withoutTypes(typed: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(typed);
  } finally {
    process.emitWarning = emitWarning;
  }
}
