import { z } from "zod";
import * as aboutJourneys from "../model/attribution/about.ts";
import * as qualityOfData from "../model/data-quality.ts";
import * as account from "./account.ts";
import * as answers from "./answers.ts";
import * as audit from "./audit.ts";
import * as content from "./content.ts";
import * as costs from "./costs.ts";
import * as dataQuality from "./data-quality.ts";
import * as demo from "./demo.ts";
import type { Endpoint } from "./endpoint.ts";
import * as events from "./events.ts";
import * as firstOwner from "./first-owner.ts";
import * as goals from "./goals.ts";
import * as goalsPace from "./goals-pace.ts";
import * as health from "./health.ts";
import * as imports from "./imports.ts";
import * as invitations from "./invitations.ts";
import * as jobs from "./jobs.ts";
import * as journeys from "./journeys.ts";
import * as keys from "./keys.ts";
import * as links from "./links.ts";
import * as mappings from "./mappings.ts";
import * as me from "./me.ts";
import * as members from "./members.ts";
import * as overview from "./overview.ts";
import * as passkeys from "./passkeys.ts";
import * as password from "./password.ts";
import * as persons from "./persons.ts";
import * as plan from "./plan.ts";
import * as receipts from "./receipts.ts";
import * as revision from "./revision.ts";
import * as signIn from "./sign-in.ts";
import * as sites from "./sites.ts";
import * as timesheet from "./timesheet.ts";
import * as webhooks from "./webhooks.ts";
import * as workspaces from "./workspaces.ts";

const modules = [
  signIn,
  firstOwner,
  password,
  account,
  passkeys,
  me,
  workspaces,
  demo,
  audit,
  keys,
  invitations,
  members,
  answers,
  overview,
  revision,
  journeys,
  content,
  plan,
  costs,
  receipts,
  timesheet,
  goals,
  goalsPace,
  health,
  dataQuality,
  jobs,
  links,
  sites,
  webhooks,
  imports,
  mappings,
  persons,
  events,
];

/** Every endpoint of the API, by group. */
export const endpoints: readonly Endpoint[] = modules.flatMap((one) => Object.values(one).filter(isEndpoint));

/** What their contracts call by a name. */
export const namedShapes: ReadonlyMap<z.ZodType, string> = new Map(
  [aboutJourneys, qualityOfData, ...modules].flatMap((one) =>
    Object.entries(one).flatMap(([name, value]) => (isShape(value) ? [[value, name]] : [])),
  ),
);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "needs" in value && "path" in value;
}

function isShape(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType;
}
