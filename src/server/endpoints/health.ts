import { installationHealth, workspaceHealth } from "../../api/health.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import { importsOf } from "../../intake/exports/import-log.ts";
import { runningFindings } from "../../jobs/health/running-findings.ts";
import { type LiveSource, liveSources } from "../../model/live-source.ts";
import { dataHealth } from "../../warehouse/upkeep/data-health.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";

/** How the data does, and the installation. */
export function healthEndpoints(api: ApiServer): void {
  const { parts } = api;

  serveEndpoint(api, workspaceHealth, async ({ workspace: { id } }) => {
    const [{ sites, sources, ...counted }, all] = await onLane(parts, id, async (lane) => [
      await dataHealth(lane, id),
      await importsOf(lane, id),
    ]);
    const bySite = new Map(sites.map((site) => [site.site, site]));
    const own = [...parts.directory.now.sites.values()].filter(({ workspace }) => workspace === id);
    const imports = all.filter(({ undoneAt }) => undoneAt === null);
    return {
      ...counted,
      sites: own.map(({ key, name }) => ({
        key,
        name,
        events: bySite.get(key)?.events ?? 0,
        lastEventAt: momentOrNull(bySite.get(key)?.lastMs ?? null),
      })),
      sources: sources.map(({ source, lastMs, ...seen }) => ({
        source: sourceNames.get(source) ?? "unknown",
        ...seen,
        lastEventAt: momentOf(lastMs),
      })),
      imports: {
        files: imports.length,
        rows: imports.reduce((sum, { rows }) => sum + rows, 0),
        rejectedRows: imports.reduce((sum, { rejected }) => sum + rejected, 0),
        withRejects: imports
          .filter(({ rejected }) => rejected > 0)
          .map(({ id, file, importedAt, rows, rejected }) => ({ id, file, importedAt, rows, rejected })),
      },
    };
  });

  serveEndpoint(api, installationHealth, async () => {
    const findings = await runningFindings(parts);
    return { healthy: findings.every(({ level }) => level !== "mend"), findings };
  });
}

const sourceNames = new Map<number, LiveSource>(
  (Object.keys(liveSources) as LiveSource[]).map((name) => [liveSources[name], name]),
);
