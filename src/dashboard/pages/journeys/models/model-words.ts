import { useTranslation } from "react-i18next";
import { modelNames } from "../../../../model/model-names.ts";
import { useNames } from "../../../kit/names.ts";

interface ModelTold {
  readonly name: string;
  readonly title: string;
  readonly assumes: string;
}

/** A model's name and its two sentences in the page's language; a plan's own model is told in the plan's words. */
export function useModelWords(): {
  title: (model: Pick<ModelTold, "name" | "title">) => string;
  assumes: (model: ModelTold) => string;
} {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const isKnown = (name: string) => modelNames.some((one) => one === name);
  return {
    title: ({ name, title }) => (isKnown(name) ? names.model(name) : title),
    assumes: ({ name, assumes }) => (isKnown(name) ? t(`assumes.${name}` as "assumes.last") : assumes),
  };
}
