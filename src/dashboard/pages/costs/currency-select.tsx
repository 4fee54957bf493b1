import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useFormat } from "../../kit/format.ts";
import { useRialNote } from "../../kit/rial-note.ts";

/** A currency by its code and name; the workspace's own stands first. */
export function CurrencySelect({
  label,
  first,
  value,
  onCurrency,
}: {
  label: string;
  first: string;
  value: string;
  onCurrency: (currency: string) => void;
}) {
  const { locale } = useFormat();
  const rialNote = useRialNote(value);
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "currency" });
    const others = Intl.supportedValuesOf("currency").filter((one) => one !== first);
    return [first, ...others].map((one) => ({ value: one, label: `${one} · ${names.of(one) ?? one}` }));
  }, [locale, first]);
  return (
    <NativeSelect
      label={label}
      description={rialNote}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      data={data}
      onChange={({ currentTarget }) => onCurrency(currentTarget.value)}
    />
  );
}
