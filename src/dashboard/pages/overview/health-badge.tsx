import { Skeleton } from "@mantine/core";
import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { PageLink } from "../../app/page-link.tsx";
import { useAsked } from "../../app/view.ts";
import { useFormat } from "../../kit/format.ts";
import classes from "./overview.module.css";

const signs = { good: CircleCheck, note: Info, mend: CircleAlert };

/** How far the data may be trusted; asked once the overview stands, for it must not keep that waiting. */
export function HealthBadge({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { asked, ready } = useAsked();
  const { from, to } = asked.query;
  const days = Object.fromEntries(Object.entries({ from, to }).filter(([, day]) => day !== undefined));
  const { data, error } = useAnswer(
    "dataQuality",
    { params: asked.params, query: days },
    { enabled: enabled && ready },
  );
  if (error !== null) return null;
  if (data === undefined) return <Skeleton h={34} w={176} radius="xl" />;
  const Sign = signs[data.level];
  const count = data.mends > 0 ? data.mends : data.notes;
  return (
    <PageLink page="data" className={classes.badge} data-level={data.level} underline="never">
      <Sign size={16} aria-hidden />
      {t(`health.${data.level}`, { count, checks: format.number(count) })}
    </PageLink>
  );
}
