/** A language that the dashboard speaks; its catalogues stand in the folder of its code. */
export interface Language {
  readonly code: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}

/** In the order they are offered. A further one needs its folder of catalogues and a line here. */
export const languages = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "fa", name: "فارسی", direction: "rtl" },
] as const satisfies readonly Language[];

/** The language of a code such as fa-IR; English where there is none. */
export const languageOf = (code: string | null | undefined): Language =>
  languages.find((one) => one.code === code?.split("-")[0]?.toLowerCase()) ?? languages[0];
