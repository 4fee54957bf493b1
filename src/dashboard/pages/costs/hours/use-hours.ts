import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askAnew, client, useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { useFormat } from "../../../kit/format.ts";
import { useDone } from "../../../kit/undo.tsx";
import { hangsOnCosts } from "../asked-costs.ts";
import { emptyRow, type HoursRow, isEmpty, keptRows, rowsOf, type Timesheet, wrongIn } from "./hours-draft.ts";

/** The hours of a week as they stand and as they are typed; what was typed for other weeks waits until it is saved. */
export function useHours(week: string) {
  const { t } = useTranslation("costs");
  const workspace = useWorkspaceId();
  const queries = useQueryClient();
  const done = useDone();
  const { locale, days } = useFormat();
  const [drafts, setDrafts] = useState<Readonly<Record<string, readonly HoursRow[]>>>({});
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const params = { workspace, week };
  const standing = useAnswer("getTimesheet", { params });
  const sheet = standing.data?.week === week ? standing.data : undefined;
  const rows = drafts[week] ?? (sheet === undefined ? undefined : rowsOf(sheet, locale));
  const isChanged = drafts[week] !== undefined;
  const isWrong = (rows ?? []).some((row) => wrongIn(row, locale).length > 0);
  const anew = () => askAnew(queries, hangsOnCosts);
  const write = (version: string, given: ReturnType<typeof keptRows>) =>
    client.keepTimesheet({ params, body: { version, rows: given } });
  const forget = () => setDrafts(({ [week]: _, ...others }) => others);

  const save = async (from: Timesheet, typed: readonly HoursRow[]) => {
    setSaving(true);
    setFault(null);
    try {
      const kept = await write(from.version, keptRows(typed, locale));
      // What was there goes back without the ids of what was taken away.
      const ids = new Set(kept.rows.map(({ id }) => id));
      const before = keptRows(rowsOf(from, locale), locale).map(({ id, ...row }) =>
        id !== undefined && ids.has(id) ? { id, ...row } : row,
      );
      await anew();
      forget();
      done(t("done.hours", { week: days(week, kept.to) }), () => write(kept.version, before).then(anew));
    } catch (cause) {
      setFault(cause);
    } finally {
      setSaving(false);
    }
  };
  return {
    sheet,
    rows,
    error: standing.error,
    retry: () => void standing.refetch(),
    isSaving,
    fault,
    /** Weeks other than this one with hours that are not saved. */
    waiting: Object.keys(drafts).filter((one) => one !== week),
    isChanged,
    isWrong,
    change: (typed: readonly HoursRow[]) => {
      const last = typed.at(-1);
      const whole = last !== undefined && isEmpty(last) ? typed : [...typed, emptyRow()];
      setDrafts({ ...drafts, [week]: whole });
    },
    save: () => {
      if (sheet !== undefined && rows !== undefined && isChanged && !isWrong) void save(sheet, rows);
    },
    /** Throws away what was typed, and looks at what stands. */
    startOver: () => {
      forget();
      setFault(null);
      void anew();
    },
  };
}
