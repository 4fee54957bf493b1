import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./page.css";
import { DirectionProvider, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "../languages/i18n.ts";
import { languageOf } from "../languages/languages.ts";
import { nonce } from "./nonce.ts";
import { queries } from "./queries.ts";
import { router } from "./router.tsx";
import { colours, theme } from "./theme.ts";

/** Nothing is told before something was done: it comes after the page. */
const Notifications = lazy(async () => ({ default: (await import("@mantine/notifications")).Notifications }));

const i18n = await startI18n();
const root = document.querySelector("#dashboard");
if (root === null) throw new Error("the page has no place for the dashboard");
if (languageOf(i18n.language).code === "fa") void import("./arabic-letters.ts");
i18n.on("languageChanged", (code) => void (languageOf(code).code === "fa" && import("./arabic-letters.ts")));

createRoot(root).render(
  <StrictMode>
    <DirectionProvider detectDirection initialDirection={languageOf(i18n.language).direction}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colours}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
          <Suspense>
            <Notifications position="bottom-center" />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
