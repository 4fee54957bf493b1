import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Where the dashboard's files are handed out. */
export const dashboardPlace = "/dashboard/";

/** What stands in the page in place of the nonce, which is another with each answer. */
export const noncePlace = "retorno-nonce";

const own = new URL("../dashboard/", import.meta.url);
const built = new URL("../../dist/dashboard/", import.meta.url);

/** One file of the dashboard, as it is and packed. */
export interface DashboardFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

/** The dashboard as it was built. */
export interface DashboardFiles {
  /** The page of every address of a workspace, with `noncePlace` in it. */
  readonly page: string;
  /** What it is made of, by name; a name never changes what it answers. */
  readonly assets: ReadonlyMap<string, DashboardFile>;
}

/** What `scripts/build-dashboard.ts` built; null in a checkout where it has not run. */
export function readDashboardFiles(): DashboardFiles | null {
  const folder = [own, built].find(
    (one) => existsSync(new URL("index.html", one)) && existsSync(new URL("assets/", one)),
  );
  if (folder === undefined) return null;
  const assets = new URL("assets/", folder);
  const names = readdirSync(assets);
  const packed = (name: string) => (names.includes(name) ? readFileSync(new URL(name, assets)) : null);
  return {
    page: readFileSync(new URL("index.html", folder), "utf8"),
    assets: new Map(
      names
        .filter((name) => !/\.(br|gz)$/.test(name))
        .map((name) => [
          name,
          {
            type: types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream",
            plain: readFileSync(new URL(name, assets)),
            br: packed(`${name}.br`),
            gzip: packed(`${name}.gz`),
          },
        ]),
    ),
  };
}

const types: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};
