import { Box, Button, Group, Stack, Text, Title } from "@mantine/core";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "../../app/session.ts";
import { FigureInput } from "../../kit/figure-input.tsx";
import { useFormat } from "../../kit/format.ts";
import classes from "./links.module.css";

const usualMm = 30;

/** The code of a link for paper, as large as it is to be printed, to take along. */
export function QrCode({ slug }: { slug: string }) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const workspace = useWorkspaceId();
  const [size, setSize] = useState(String(usualMm));
  const sizeMm = Number(size) || usualMm;
  const addressOf = (kind: "svg" | "png") =>
    `/api/v1/workspaces/${encodeURIComponent(workspace)}/links/${encodeURIComponent(slug)}/qr?format=${kind}&sizeMm=${sizeMm}`;
  return (
    <section>
      <Title order={3} fz={15} mb="xs">
        {t("qr.title")}
      </Title>
      <Group align="flex-start" gap="md" wrap="nowrap">
        <Box className={classes.qr}>
          <img src={addressOf("svg")} alt={t("qr.alt", { slug })} width={132} height={132} />
        </Box>
        <Stack gap="xs">
          <FigureInput label={t("qr.size")} min={5} max={2000} isWhole w={150} value={size} onFigure={setSize} />
          <Group gap="xs">
            {(["svg", "png"] as const).map((kind) => (
              <Button
                key={kind}
                size="xs"
                variant="default"
                component="a"
                href={addressOf(kind)}
                download={`${slug}-${sizeMm}mm.${kind}`}
                leftSection={<Download size={14} aria-hidden />}
              >
                {kind.toUpperCase()}
              </Button>
            ))}
          </Group>
          <Text size="xs" c="dimmed">
            {t("qr.says", { dpi: format.number(300), least: format.number(15) })}
          </Text>
        </Stack>
      </Group>
    </section>
  );
}
