import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { languageOf, languages } from "./languages.ts";

const kept = "retorno.language";

const catalogues = import.meta.glob<Record<string, unknown>>("./*/*.json", { import: "default" });

/** Starts in the language that was chosen here before, else in the browser's; a page brings its own catalogue when it is opened. */
export async function startI18n(): Promise<i18n> {
  await i18next
    .use({
      type: "backend",
      read: (language: string, namespace: string, done: (fault: unknown, words: unknown) => void) => {
        const load = catalogues[`./${language}/${namespace}.json`];
        if (load === undefined) return done(new Error(`no catalogue ${namespace} in ${language}`), null);
        load().then(
          (words) => done(null, words),
          (fault: unknown) => done(fault, null),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: languageOf(localStorage.getItem(kept) ?? navigator.language).code,
      fallbackLng: false,
      supportedLngs: languages.map(({ code }) => code),
      ns: ["shell", "kit"],
      defaultNS: "shell",
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  tellDocument();
  i18next.on("languageChanged", (code) => {
    localStorage.setItem(kept, code);
    tellDocument();
  });
  return i18next;
}

function tellDocument(): void {
  const { code, direction } = languageOf(i18next.language);
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
}
