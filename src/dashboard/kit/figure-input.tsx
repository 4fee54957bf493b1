import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "./format.ts";
import { asTyped, faultIn, type Limits, typedFigure } from "./typed-decimal.ts";

/**
 * A figure as its reader types it: in the digits of any of our languages, with the decimal sign of any of their countries.
 * `value` is the API's decimal, such as "2.5"; it is empty as long as what stands there is no figure within the limits.
 */
export function FigureInput({
  value,
  onFigure,
  min,
  max,
  isWhole,
  decimals,
  isSigned = false,
  error,
  onBlur,
  ...props
}: { value: string; onFigure: (decimal: string) => void; isSigned?: boolean } & Limits &
  Omit<TextInputProps, "value" | "onChange" | "type" | "min" | "max">) {
  const { t } = useTranslation("kit");
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isLeft, setLeft] = useState(false);
  const read = (text: string) => {
    const figure = typedFigure(text, format.locale, isSigned);
    const fault = text.trim() === "" ? null : faultIn(figure, { min, max, isWhole, decimals });
    return { figure: fault === null ? (figure ?? "") : "", fault };
  };
  const own = read(typed);
  // What was typed stands as it was typed, unless another figure was put in its place.
  const isOwn = own.figure === value;
  const shown = isOwn ? typed : asTyped(value, format.locale);
  const fault = isOwn ? own.fault : null;
  const named = fault === "range" && max === undefined ? "least" : fault;
  const says =
    named === null
      ? null
      : t(`figure.${named}`, {
          such: asTyped("1234.50", format.locale),
          min: format.number(min ?? 0),
          max: max === undefined ? "" : format.number(max),
          decimals: format.number(decimals ?? 0),
        });
  useEffect(() => input.current?.setCustomValidity(says ?? ""), [says]);
  return (
    <TextInput
      ref={input}
      inputMode={isWhole === true ? "numeric" : "decimal"}
      autoComplete="off"
      {...props}
      value={shown}
      error={isLeft && says !== null ? says : error}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onFigure(read(currentTarget.value).figure);
      }}
      onBlur={(event) => {
        setLeft(true);
        onBlur?.(event);
      }}
    />
  );
}
