import { useTranslation } from "react-i18next";
import type { Import } from "../../../../client/api.ts";
import { useFaultWords } from "../../../kit/fault-note.tsx";
import { useFormat } from "../../../kit/format.ts";
import { useFactNames } from "../fact-names.ts";
import { stateOf, type Upload } from "./uploads.ts";

/** What became of an upload, in a line: what it is and how much was read, how far it is, or why not. */
export function useOutcome(): (upload: Upload) => string {
  const { t } = useTranslation("data");
  const words = useFaultWords();
  const brought = useBroughtWords();
  const { percent } = useFormat();
  return (upload) => {
    const state = stateOf(upload);
    if (state === "sending") return t("uploads.sending", { share: percent(100 * upload.sent, { decimals: 0 }) });
    if (upload.file?.size === 0) return t("uploads.empty");
    if (upload.fault !== null) {
      const { says, todo } = words(upload.fault);
      return `${says} ${todo}`;
    }
    if (upload.import === null || state === "waiting" || state === "queued") return t("uploads.waiting");
    if (state === "reading") {
      const share = percent(100 * (upload.import.progress?.share ?? 0), { decimals: 0 });
      return t("uploads.reading", { share });
    }
    return brought(upload.import);
  };
}

/** What an import that has ended came to. */
export function useBroughtWords(): (brought: Import) => string {
  const { t } = useTranslation("data");
  const { number, days } = useFormat();
  const names = useFactNames();
  return ({ state, files, rows, rejected, problem }) => {
    const [only] = files;
    if (state === "failed") {
      if (problem?.code === "cancelled") return t("uploads.cancelled");
      if (problem?.code === "not_recognised") return t("uploads.unknown");
      return t("uploads.failed");
    }
    if (files.length > 0 && files.every(({ duplicateOf }) => duplicateOf !== null)) return t("uploads.duplicate");
    const what =
      files.length === 1 && only?.format
        ? names.format(only.format)
        : t("uploads.files", { count: files.length, files: number(files.length) });
    const parts = [what, t("uploads.rows", { count: rows, rows: number(rows) })];
    if (files.length === 1 && only?.period) parts.push(days(only.period.from, only.period.to));
    if (rejected > 0) parts.push(t("uploads.rejected", { count: rejected, rows: number(rejected) }));
    return parts.join(" · ");
  };
}
