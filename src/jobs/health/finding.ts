/** What was found: that all is well, something to know, or something that must be mended. */
export interface Finding {
  readonly check: string;
  readonly level: "good" | "note" | "mend";
  readonly said: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const good = (check: string, said: string): Finding => ({ check, level: "good", said });
export const note = (check: string, said: string, todo?: string | undefined): Finding =>
  todo === undefined ? { check, level: "note", said } : { check, level: "note", said, todo };
export const mend = (check: string, said: string, todo: string): Finding => ({ check, level: "mend", said, todo });
