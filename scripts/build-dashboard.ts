// The dashboard: dist/dashboard with an index.html and assets that carry their version in their name, each also packed.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { dashboardPlace, noncePlace } from "../src/server/dashboard-files.ts";

const root = fileURLToPath(new URL("../src/dashboard/", import.meta.url));
const target = fileURLToPath(new URL("../dist/dashboard/", import.meta.url));

/** Builds beside what stands, and takes its place once it is whole. */
export async function buildDashboard(): Promise<void> {
  const draft = target.replace(/\/?$/, `-${process.pid}`);
  await build({
    root,
    base: dashboardPlace,
    configFile: false,
    logLevel: "warn",
    html: { cspNonce: noncePlace },
    build: {
      outDir: draft,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      modulePreload: { polyfill: false },
      // "use client" is a word to servers that render; nothing here is rendered on one.
      rolldownOptions: {
        output: { codeSplitting: { groups } },
        onLog: (level, log, tell) => log.code !== "MODULE_LEVEL_DIRECTIVE" && tell(level, log),
      },
    },
  });
  pack(`${draft}/assets`);
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
}

/**
 * What nearly every page wants comes in two pieces, and not in ninety: each is a request, and packs the worse the smaller it
 * is. Tables and messages come later than a page's first figures.
 */
const late = /kit[\\/]table|virtual|notifications|[\\/]Table[\\/]/;
const groups = [
  { name: "base", test: /node_modules[\\/](@tanstack[\\/](?!.*virtual)|i18next|react-i18next)/, minShareCount: 4 },
  { name: "shared", test: (id: string) => !late.test(id), minShareCount: 6 },
  { name: "table", test: late, minShareCount: 3 },
];

/** Fonts and pictures are packed already. */
function pack(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => /\.(js|css|svg)$/.test(one))) {
    const content = readFileSync(`${folder}/${name}`);
    const br = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
    writeFileSync(`${folder}/${name}.br`, brotliCompressSync(content, br));
    writeFileSync(`${folder}/${name}.gz`, gzipSync(content, { level: 9 }));
  }
}

/** Whether what was built in a checkout is newer than the sources. */
export function isDashboardBuilt(): boolean {
  const built = statSync(`${target}/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return sources.every(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs < built);
}

if (import.meta.main) await buildDashboard();
