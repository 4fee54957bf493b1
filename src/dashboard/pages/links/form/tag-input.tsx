import { Autocomplete, Button, Group, Text } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { LintFault } from "./use-lint.ts";
import type { TagField } from "./written.ts";

/** One tag with what it may be, and what the naming rules say of it; a suggestion is taken with one click. */
export function TagInput({
  field,
  value,
  onText,
  offered,
  fault,
  says,
}: {
  field: TagField;
  value: string;
  onText: (text: string) => void;
  offered: readonly string[];
  fault: LintFault | undefined;
  says?: string | undefined;
}) {
  const { t } = useTranslation("links");
  const id = useId();
  return (
    <div>
      <Autocomplete
        label={t(`fields.${field}`)}
        dir="ltr"
        data={[...offered]}
        value={value}
        onChange={onText}
        description={says}
        inputWrapperOrder={["label", "input", "description", "error"]}
        limit={12}
        aria-describedby={fault === undefined ? undefined : id}
        aria-invalid={fault?.kind === "refused"}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div id={id} aria-live="polite">
        {fault === undefined ? null : <FaultLine fault={fault} value={value} take={onText} />}
      </div>
    </div>
  );
}

/** What is wrong, and what was probably meant. */
export function FaultLine({ fault, value, take }: { fault: LintFault; value: string; take?: (text: string) => void }) {
  const { t } = useTranslation("links");
  const { instead, kind, code } = fault;
  return (
    <Group gap={6} mt={4}>
      <Text size="xs" c={kind === "refused" ? "red" : "orange"} component="span">
        {t(`lint.${code}`, { value: isolated(value) })}
      </Text>
      {instead === null || take === undefined ? null : (
        <Button size="compact-xs" variant="light" onClick={() => take(instead)}>
          {t("lint.take", { value: isolated(instead) })}
        </Button>
      )}
    </Group>
  );
}

/** Latin letters in a sentence that may run the other way. */
const isolated = (text: string) => `\u2068${text}\u2069`;
