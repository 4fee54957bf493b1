import { type ExportFormat, foldHeader, text } from "../../format.ts";
import { answerOf } from "./answer-of.ts";
import { asksHowFound } from "./questions.ts";

/** A format of leads, and the same with a column in which the leads themselves said how they found the business. */
export function alsoAsked(format: ExportFormat): readonly ExportFormat[] {
  const [lead] = format.tables;
  if (lead === undefined) return [format];
  return [
    format,
    {
      ...format,
      columns: { ...format.columns, asked: text() },
      signatures: format.signatures.map((signature) => [...signature, "asked"]),
      placed: askedIn,
      tables: [
        ...format.tables,
        {
          fact: "survey_answer",
          values: (context, has) => {
            const { id, person, created_at } = lead.values(context, has);
            return {
              id: id ?? "null",
              person: person ?? "null",
              occurred_at: created_at ?? "null",
              question: "'how did you hear about us'",
              answer: answerOf("asked"),
            };
          },
          where: "asked is not null",
        },
      ],
    },
  ];
}

/** The column whose header asks how somebody found the business. */
export function askedIn(_above: readonly (readonly string[])[], header: readonly string[]): Record<string, number> {
  const asked = header.findIndex((cell) => asksHowFound.test(foldHeader(cell)));
  return asked === -1 ? {} : { asked };
}
