import type content from "./en/content.json";
import type costs from "./en/costs.json";
import type data from "./en/data.json";
import type firstRun from "./en/first-run.json";
import type journeys from "./en/journeys.json";
import type kit from "./en/kit.json";
import type links from "./en/links.json";
import type overview from "./en/overview.json";
import type settings from "./en/settings.json";
import type shell from "./en/shell.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: {
      shell: typeof shell;
      kit: typeof kit;
      overview: typeof overview;
      journeys: typeof journeys;
      content: typeof content;
      costs: typeof costs;
      links: typeof links;
      data: typeof data;
      settings: typeof settings;
      "first-run": typeof firstRun;
    };
  }
}
