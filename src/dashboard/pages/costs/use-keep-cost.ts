import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askAnew, client } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { hangsOnCosts } from "./asked-costs.ts";
import { type Cost, type CostBody, wholeChange, writtenOf } from "./cost-draft.ts";

/** Saves, changes and deletes a cost; each can be undone from its message. */
export function useKeepCost(cost: Cost | null, close: () => void) {
  const { t } = useTranslation("costs");
  const workspace = useWorkspaceId();
  const queries = useQueryClient();
  const done = useDone();
  const tellFault = useTellFault();
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const anew = () => askAnew(queries, [...hangsOnCosts, "listReceipts"]);
  const at = (id: string) => ({ params: { workspace, cost: id } });

  const add = async (body: CostBody, files: readonly File[]) => {
    const made = await client.addCost({ params: { workspace }, body });
    for (const file of files) {
      await client.addReceipt({ ...at(made.id), query: { name: file.name }, body: file }).catch(tellFault);
    }
    done(t("done.added", { what: made.what }), () =>
      client.deleteCost({ ...at(made.id), query: { version: made.version } }).then(anew),
    );
  };
  const edit = async (standing: Cost, body: CostBody) => {
    const { version } = standing;
    const kept = await client.editCost({ ...at(standing.id), body: { version, ...wholeChange(body) } });
    if (kept.version === version) return;
    const before = wholeChange(writtenOf(standing));
    done(t("done.edited", { what: kept.what }), () =>
      client.editCost({ ...at(kept.id), body: { version: kept.version, ...before } }).then(anew),
    );
  };
  const run = async (work: () => Promise<void>) => {
    setSaving(true);
    setFault(null);
    try {
      await work();
      await anew();
      close();
    } catch (cause) {
      setFault(cause);
    } finally {
      setSaving(false);
    }
  };
  return {
    isSaving,
    fault,
    save: (body: CostBody, files: readonly File[]) =>
      void run(() => (cost === null ? add(body, files) : edit(cost, body))),
    remove: () =>
      void run(async () => {
        if (cost === null) return;
        await client.deleteCost({ ...at(cost.id), query: { version: cost.version } });
        done(t("done.deleted", { what: cost.what }), () => client.restoreCost(at(cost.id)).then(anew));
      }),
  };
}
