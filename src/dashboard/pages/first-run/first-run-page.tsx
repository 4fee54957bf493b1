import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function FirstRunPage() {
  const { t } = useTranslation("first-run");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
