import { vi } from "vitest";
import { runCli } from "../src/cli/cli.ts";

/** What the last command wrote to standard output, and to standard error. */
export let printed = "";
export let said = "";

/** Runs a command and keeps what it writes from the terminal; answers its exit code. */
export async function heardCli(args: readonly string[]): Promise<number> {
  [printed, said] = ["", ""];
  const output = vi.spyOn(process.stdout, "write").mockImplementation((text, ...rest) => {
    printed += String(text);
    const done = rest.at(-1);
    if (typeof done === "function") (done as () => void)();
    return true;
  });
  const errors = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    return await runCli(args);
  } finally {
    output.mockRestore();
    errors.mockRestore();
  }
}
