import { useTranslation } from "react-i18next";
import { ApiError } from "../../client/call.ts";

/** A fault in words. `told` is what the server said of it in English, where the page's own words leave something out. */
export interface FaultParts {
  readonly says: string;
  readonly todo: string;
  readonly told: string | null;
}

/** A fault in the page's language by its stable code; what only the server can say stands beside it, as English. */
export function useFaultParts(): (fault: unknown) => FaultParts {
  const { t, i18n } = useTranslation("kit");
  const isEnglish = i18n.language.startsWith("en");
  return (fault) => {
    if (!(fault instanceof ApiError)) return { says: t("fault.broke"), todo: t("fault.brokeTodo"), told: null };
    const { code, detail, hint } = fault;
    if (isWhole(code)) return { says: t(`fault.${code}`), todo: t(`fault.${code}Todo`), told: null };
    const todo = hint === null ? "" : sentence(hint);
    if (isEnglish) return { says: sentence(detail), todo, told: null };
    const told = [sentence(detail), todo].filter((text) => text !== "").join(" ");
    return { says: t(`fault.${isNamed(code) ? code : "other"}`), todo: "", told };
  };
}

/** Codes whose meaning is always the same: the page says all of it. */
const whole = [
  ...(["unreachable", "forbidden", "edit_conflict", "too_many_requests", "busy", "internal", "missing_rate"] as const),
  ...(["unauthenticated", "second_factor_needed", "cross_site", "too_large", "too_slow", "cancelled"] as const),
  ...(["not_recognised", "no_rows", "took_too_long", "took_too_much", "interrupted", "mail_unavailable"] as const),
  ...(["address_refused", "address_unreachable"] as const),
] as const;

/** Codes that the page can name, and the server says more of. */
const named = [
  ...(["invalid_request", "invalid_plan", "not_found", "conflict", "gone", "source_rejected"] as const),
  ...(["weak_password", "wrong_credentials", "wrong_code", "unsupported_media_type", "needs_https"] as const),
] as const;

const isWhole = (code: string): code is (typeof whole)[number] => whole.some((one) => one === code);

const isNamed = (code: string): code is (typeof named)[number] => named.some((one) => one === code);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
