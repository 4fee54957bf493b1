const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A server that has not stopped by then has lost nothing it acknowledged. */
const patienceMs = 30_000;

/** A terminal and npm may both pass the same Ctrl-C on. */
const echoMs = 500;

/** Resolves when the process is told to stop; told once more, it ends at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | null = null;
    for (const signal of signals) {
      process.on(signal, () => {
        if (toldAt !== null && performance.now() - toldAt > echoMs) process.exit(exitCodes[signal]);
        if (toldAt !== null) return;
        toldAt = performance.now();
        process.stderr.write("retorno: stopping; once more ends it at once\n");
        setTimeout(() => process.exit(1), patienceMs).unref();
        resolve();
      });
    }
  });
}
