import { Button, Progress, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FlaskConical } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../app/client.ts";
import { useTellFault } from "../../kit/undo.tsx";

/** So often it is asked how far the made-up shop is. */
const everyMs = 500;

/** One press to a made-up shop; while it is made one may go on, and is led there once it stands. */
export function LookAround() {
  const { t } = useTranslation("first-run");
  const navigate = useNavigate();
  const tellFault = useTellFault();
  const [isWanted, setWanted] = useState(false);
  const asked = useMutation({ mutationFn: () => client.makeDemo(), onError: tellFault });
  const { data: demo = asked.data } = useQuery({
    queryKey: ["showDemo"],
    queryFn: () => client.showDemo(),
    enabled: isWanted && asked.isSuccess,
    refetchInterval: ({ state }) => (state.data?.state === "made" || state.data?.state === "none" ? false : everyMs),
  });
  useEffect(() => {
    if (!isWanted || demo === undefined) return;
    if (demo.state === "made" && demo.workspace !== null) {
      void navigate({ to: "/w/$workspace", params: { workspace: demo.workspace } });
    } else if (demo.state === "none" && demo.fault !== null) {
      setWanted(false);
      tellFault(new Error(demo.fault));
    }
  }, [isWanted, demo, navigate, tellFault]);
  const isMaking = isWanted && !asked.isError;
  return (
    <Stack gap={4} maw={320}>
      <Button
        variant="default"
        leftSection={<FlaskConical size={16} aria-hidden />}
        disabled={isMaking}
        onClick={() => {
          setWanted(true);
          asked.mutate();
        }}
      >
        {t(isMaking ? "demo.making" : "demo.look")}
      </Button>
      {isMaking ? <Progress value={100 * (demo?.share ?? 0)} size="sm" aria-label={t("demo.making")} /> : null}
    </Stack>
  );
}
