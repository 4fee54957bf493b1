import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function JourneysPage() {
  const { t } = useTranslation("journeys");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
