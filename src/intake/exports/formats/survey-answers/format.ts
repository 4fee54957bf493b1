import { type Column, type ExportFormat, moment, text, utcMoment } from "../../format.ts";
import { emailKey } from "../crm-records.ts";
import { askedIn } from "./also-asked.ts";
import { answerOf } from "./answer-of.ts";
import { asksHowFound, timestamps } from "./questions.ts";

const whoAndWhen = {
  submittedUtc: utcMoment("Submit Date (UTC)", "Submitted At (UTC)", "Start Date (UTC)", "Stage Date (UTC)"),
  submitted: moment(
    ...timestamps,
    ...[
      "Submitted At",
      "Submitted",
      "Submit Date",
      "Submission Date",
      "Submission Time",
      "Submitted on",
      "Submitted Date",
    ],
    ...[
      "Submission started",
      "Date Submitted",
      "Conversion Date",
      "Submission Timestamp",
      "Entry Date",
      "Recorded Date",
      "RecordedDate",
      "submitdate",
      "Completion time",
      "Completed At",
      "Completed",
      "End Date",
      "Response Date",
      "Responded At",
    ],
    ...[
      "response_provided_at",
      "Response Provided At",
      "Responded on",
      "Response Time",
      "Answered At",
      "Start time",
      "Start Date",
      "Created At",
      "created_at",
      "Date Created",
      "Created",
      "Date",
    ],
  ),
  id: text(
    "Response ID",
    "response_id",
    "Submission ID",
    "Respondent ID",
    "RespondentID",
    "Response",
    "#",
    "ID",
    "Token",
  ),
  email: text(
    ...[
      "Email",
      "Email Address",
      "E-mail",
      "Your email",
      "Your email address",
      "What is your email?",
      "What's your email?",
    ],
    ...[
      "What is your email address?",
      "Customer Email",
      "customer_email",
      "Respondent Email",
      "Recipient Email",
      "E-Mail-Adresse",
      "E-postadresse",
      "Adresse e-mail",
      "Username",
    ],
  ),
  customer: text("Customer ID", "customer_id", "Shopify Customer ID"),
  orderName: text("Order Number", "order_number", "Order Name", "order_name", "Order No", "Order"),
  orderId: text("Order ID", "order_id", "Shopify Order ID", "Transaction ID"),
  collector: text("Collector ID", "CollectorID", "Network ID"),
} satisfies Record<string, Column>;

/** What SurveyMonkey writes under its header, below a question that takes one answer. */
const secondHeader = "regexp_full_match(lower(answer), 'response|open-ended response|other \\(please specify\\)')";

/** What Qualtrics writes below its questions. */
const importIds = `starts_with(answer, '{"ImportId"')`;

const answer = {
  fact: "survey_answer",
  values: () => ({
    id: "id",
    person: `coalesce(${emailKey("email")}, person_key(customer))`,
    order_id: "ltrim(coalesce(orderName, orderId), '#')",
    occurred_at: "coalesce(submittedUtc, submitted)",
    question: "left(question, 120)",
    answer: answerOf("answer"),
  }),
};

const getIt =
  "your form or survey tool → Responses → Download as csv; the question must ask how people heard of you, and e-mail or order number must be in it";

/** A form's answers, one row a person and one column a question; only the question about how people found us is read. */
const columnPerQuestion: ExportFormat = {
  id: "survey-answers",
  title: "survey answers",
  columns: { ...whoAndWhen, asked: text(), question: text(), answer: text() },
  signatures: [
    ["submitted", "asked"],
    ["submittedUtc", "asked"],
  ],
  unless: ["Record ID", "Record Id", "Lead ID", "Deal Name", "Financial Status", "Lead Source", "Lead Status", "Total"],
  placed: askedIn,
  // Typeform puts an answer of one's own beside the choices; SurveyMonkey leaves a column without a name for each choice.
  wide: {
    header: asksHowFound,
    name: "question",
    value: "answer",
    more: { next: /^other\b/, unnamedWith: "collector" },
  },
  needed: [],
  rows: (has) =>
    `not (${has("collector") ? "true" : secondHeader} and coalesce(submitted, submittedUtc) is null) and not ${importIds}`,
  tables: [answer],
  getIt,
};

/** Post-purchase survey tools write one row an answer, with the question beside it. */
const questionColumn: ExportFormat = {
  id: "survey-answers",
  title: "survey answers",
  columns: {
    ...whoAndWhen,
    id: text("Response ID", "response_id", "Submission ID", "ID"),
    question: text("Question", "question_text", "Question Text", "Question Title", "Survey Question", "Prompt"),
    answer: text(
      "Answer",
      "Response",
      "Response Text",
      "answer_text",
      "Answer Text",
      "Response Value",
      "response_text",
      "Selected Answer",
      "Answer Label",
    ),
    other: text("Other Response", "other_response", "Other", "Other Text", "Clarification", "clarification_response"),
  },
  signatures: [["submitted", "question", "answer"]],
  needed: [],
  rows: `answer is not null and regexp_matches(lower(question), '${asksHowFound.source}')`,
  tables: [
    {
      ...answer,
      values: () => ({
        ...answer.values(),
        answer: answerOf(
          "case when regexp_matches(lower(answer), '^(other|something else)') then coalesce(other, answer) else answer end",
        ),
      }),
    },
  ],
  getIt,
};

export const surveyAnswers: readonly ExportFormat[] = [columnPerQuestion, questionColumn];
