// Written by scripts/build-client.ts from the contracts in src/api: change those.
import { type CallOptions, callEvents, callFor, callJson } from "./call.ts";

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** How it begins, to tell keys apart. */
  readonly shown: string;
  /** What it may do. */
  readonly scopes: readonly (
    | "events:write"
    | "answers:read"
    | "plan:read"
    | "plan:write"
    | "links:read"
    | "links:write"
    | "imports:read"
    | "imports:write"
    | "sources:read"
    | "sources:write"
    | "workspace:read"
    | "workspace:write"
    | "workspace:delete"
    | "members:read"
    | "members:write"
    | "keys:read"
    | "keys:write"
    | "persons:read"
    | "persons:erase"
    | "audit:read"
  )[];
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  /** From when on it is refused; null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
};

export type AuditEntry = {
  readonly id: number;
  /** A moment, ISO 8601 in UTC. */
  readonly at: string;
  readonly actor: {
    readonly kind: "user" | "key" | "operator";
    /** Of the person or the key; null for the command line. */
    readonly id: string | null;
    /** What they are called now; "removed person" for who is gone. */
    readonly name: string;
  };
  /** Such as link.edit. */
  readonly action: string;
  /** What it was done to, by its id. */
  readonly subject: string;
  /** Null: there was nothing. */
  readonly was: Readonly<Record<string, unknown>> | null;
  /** Null: there is nothing any more. */
  readonly became: Readonly<Record<string, unknown>> | null;
};

export type Backup = {
  readonly name: string;
  readonly bytes: number;
  /** A moment, ISO 8601 in UTC. */
  readonly writtenAt: string;
};

export type Backups = {
  /** Null where none is made by itself. */
  readonly schedule: {
    readonly folder: string;
    /** So many of the newest stay. */
    readonly keep: number;
  } | null;
  /** The newest first. */
  readonly items: readonly Backup[];
};

export type Cost = {
  readonly id: string;
  /** Counts its changes; a change names the version that it rests on. */
  readonly version: number;
  readonly what: string;
  readonly category:
    | "labour"
    | "ad spend"
    | "tools"
    | "agency"
    | "content"
    | "training"
    | "research"
    | "events"
    | "service recovery";
  /** A decimal in the major unit, such as 1234.50. */
  readonly amount?: string;
  readonly hours?: string;
  /** A decimal in the major unit, such as 1234.50. */
  readonly rate?: string;
  /** Where it is not the plan's. */
  readonly currency?: string;
  readonly per?: "day" | "week" | "month" | "quarter" | "year";
  readonly from: string;
  readonly to?: string;
  readonly scope?: {
    readonly network?: string;
    readonly campaign?: string;
    readonly post?: string;
    readonly channel?: string;
  };
  /** The amount, or hours × rate, in its own currency: for one `per`, or once. */
  readonly price: string;
  /** What of it falls into the period that is asked for; null where nothing does. */
  readonly comesTo: {
    readonly from: string;
    readonly to: string;
    /** A decimal in the major unit, such as 1234.50. */
    readonly amount: string;
    readonly currency: string;
    /** By the rate of each day; null where one is missing. */
    readonly inPlanCurrency: string | null;
  } | null;
  /** How many are attached. */
  readonly receipts: number;
  /** A moment, ISO 8601 in UTC. */
  readonly changedAt: string;
  readonly changedBy: string;
};

export type DataHealth = {
  /** Single events that are kept. */
  readonly events: number;
  /** Events that journeys have not taken in yet. */
  readonly behind: number;
  /** Keys that joined more visitors than one person has, and that join nobody now: a shared tablet, say. */
  readonly quarantinedKeys: number;
  /** The sites that were not deleted. */
  readonly sites: readonly {
    readonly key: string;
    readonly name: string;
    readonly events: number;
    /** Null where nothing has come of it that is still kept. */
    readonly lastEventAt: string | null;
  }[];
  /** What the server takes in by itself: the tracker, links, the API and webhooks. */
  readonly sources: readonly {
    readonly source: string;
    readonly events: number;
    readonly bots: number;
    /** A moment, ISO 8601 in UTC. */
    readonly lastEventAt: string;
  }[];
  readonly imports: {
    /** Those that were not taken back. */
    readonly files: number;
    readonly rows: number;
    readonly rejectedRows: number;
    /** The files that had rows which could not be read. */
    readonly withRejects: readonly {
      readonly id: number;
      readonly file: string;
      /** A moment, ISO 8601 in UTC. */
      readonly importedAt: string;
      readonly rows: number;
      readonly rejected: number;
    }[];
  };
};

export type DataQuality = {
  readonly period: {
    readonly from: string;
    readonly to: string;
  };
  readonly currency: string;
  readonly timeZone: string;
  /** The worst of all checks. */
  readonly level: QualityLevel;
  /** Checks that found something to know. */
  readonly notes: number;
  /** Checks that found something to mend. */
  readonly mends: number;
  readonly checks: readonly QualityCheck[];
};

export type Demo = {
  /** Whether there is one, and whether all of it stands. */
  readonly state: "none" | "making" | "made";
  /** Where it is, from when its making begins; deleted as any workspace is. */
  readonly workspace: string | null;
  /** How much of it stands. */
  readonly share: number;
  /** Why the last try came to nothing; null where it did not. */
  readonly fault: string | null;
};

export type EmailInput = string;

export type EventsAnswer = {
  readonly accepted: number;
};

export type FileCost = {
  readonly what: string;
  readonly category:
    | "labour"
    | "ad spend"
    | "tools"
    | "agency"
    | "content"
    | "training"
    | "research"
    | "events"
    | "service recovery";
  /** A decimal in the major unit, such as 1234.50. */
  readonly amount?: string;
  readonly hours?: string;
  /** A decimal in the major unit, such as 1234.50. */
  readonly rate?: string;
  /** Where it is not the plan's. */
  readonly currency?: string;
  readonly per?: "day" | "week" | "month" | "quarter" | "year";
  readonly from: string;
  readonly to?: string;
  readonly scope?: {
    readonly network?: string;
    readonly campaign?: string;
    readonly post?: string;
    readonly channel?: string;
  };
  /** The amount, or hours × rate, in its own currency: for one `per`, or once. */
  readonly price: string;
  /** What of it falls into the period that is asked for; null where nothing does. */
  readonly comesTo: {
    readonly from: string;
    readonly to: string;
    /** A decimal in the major unit, such as 1234.50. */
    readonly amount: string;
    readonly currency: string;
    /** By the rate of each day; null where one is missing. */
    readonly inPlanCurrency: string | null;
  } | null;
  /** Where it stands; a file's import can be taken back, with all its costs. */
  readonly origin:
    | {
        readonly kind: "entry";
        readonly id: string;
      }
    | {
        readonly kind: "file";
        readonly name: string;
        readonly import: string;
      }
    | {
        readonly kind: "live";
        readonly name: string;
      }
    | {
        readonly kind: "platform";
        readonly name: string;
      };
};

export type FileLook = {
  /** The file's columns with some of their values; none where it holds no table. */
  readonly columns: readonly {
    readonly header: string;
    readonly samples: readonly string[];
  }[];
  /** Every way to read it, the best first. */
  readonly readings: readonly {
    readonly reads: "orders" | "touches" | "leads" | "deals" | "ads" | "posts" | "costs";
    readonly columns: readonly {
      readonly field: string;
      readonly header: string;
      readonly sureness: "sure" | "likely" | "guess";
    }[];
    readonly missing: readonly string[];
    readonly unused: readonly string[];
    /** All that can be said of such a row. */
    readonly fields: readonly string[];
    /** What must be said of it. */
    readonly required: readonly string[];
    /** Of these at least one; empty: none is needed. */
    readonly oneOf: readonly string[];
  }[];
  /** Where it was only looked at, by a mapping for one: what would be read. */
  readonly first: readonly {
    readonly fact: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | null)[])[];
  }[];
};

export type FileMapping = {
  /** The file it was made for. */
  readonly file: string;
  readonly reads: "orders" | "touches" | "leads" | "deals" | "ads" | "posts" | "costs";
  readonly columns: Readonly<Record<string, string | null>>;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly dates?: "day first" | "month first";
};

export type FileName = string;

export type Finding = {
  readonly check: string;
  readonly level: "good" | "note" | "mend";
  readonly said: string;
  /** What to do about it. */
  readonly todo?: string;
};

export type Goal = {
  readonly id: string;
  /** Counts its changes; a change names the version that it rests on. */
  readonly version: number;
  readonly name: string;
  readonly measure:
    | "return"
    | "roi"
    | "roas"
    | "conversions"
    | "cpa"
    | "newCustomers"
    | "cac"
    | "leads"
    | "cpl"
    | "pipeline"
    | "visits"
    | "linkClicks"
    | "impressions"
    | "clicks"
    | "clickRate"
    | "engagements"
    | "engagementRate"
    | "followers"
    | "cost"
    | "adSpend"
    | "cpc"
    | "cpm";
  /** What baseline and target are in; money is in the plan's currency. */
  readonly unit: "money" | "count" | "per cent" | "ratio";
  /** Absent: all social. */
  readonly segment?: {
    readonly network?: string;
    readonly campaign?: string;
    readonly paid?: boolean;
  };
  readonly baseline: string;
  readonly target: string;
  readonly objective: string;
  readonly from: string;
  readonly to: string;
  /** Absent: the plan's. */
  readonly lookbackDays?: number;
  /** A moment, ISO 8601 in UTC. */
  readonly changedAt: string;
  readonly changedBy: string;
};

export type Import = {
  readonly id: string;
  /** Its name. */
  readonly file: string;
  /** Null where the command line brought it in. */
  readonly bytes: number | null;
  /** Whether its facts are kept; else it is only looked at. */
  readonly keep: boolean;
  readonly state: "queued" | "reading" | "done" | "failed";
  /** How far the reading is, from 0 to 1, and the rows of the files that are read; null while it is not read. */
  readonly progress: {
    readonly share: number;
    readonly file: string;
    readonly rows: number;
  } | null;
  readonly broughtBy: {
    readonly kind: "user" | "key" | "operator";
    readonly id: string | null;
    readonly name: string;
  };
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When all of it was taken back. */
  readonly undoneAt: string | null;
  /** What its files are, each once; none where nothing was recognised. */
  readonly formats: readonly string[];
  /** The days that its files are about; null where they do not say, or where the command line brought it in. */
  readonly period: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly rows: number;
  /** Rows that could not be read. */
  readonly rejected: number;
  readonly files: readonly ImportedFile[];
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
  /** Why it failed. Nothing of an import that failed is kept. */
  readonly problem: {
    readonly code: string;
    readonly detail: string;
    readonly hint: string | null;
  } | null;
};

export type ImportLine = {
  readonly id: string;
  /** Its name. */
  readonly file: string;
  /** Null where the command line brought it in. */
  readonly bytes: number | null;
  /** Whether its facts are kept; else it is only looked at. */
  readonly keep: boolean;
  readonly state: "queued" | "reading" | "done" | "failed";
  /** How far the reading is, from 0 to 1, and the rows of the files that are read; null while it is not read. */
  readonly progress: {
    readonly share: number;
    readonly file: string;
    readonly rows: number;
  } | null;
  readonly broughtBy: {
    readonly kind: "user" | "key" | "operator";
    readonly id: string | null;
    readonly name: string;
  };
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When all of it was taken back. */
  readonly undoneAt: string | null;
  /** What its files are, each once; none where nothing was recognised. */
  readonly formats: readonly string[];
  /** The days that its files are about; null where they do not say, or where the command line brought it in. */
  readonly period: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly rows: number;
  /** Rows that could not be read. */
  readonly rejected: number;
  /** Why it failed. Nothing of an import that failed is kept. */
  readonly problem: {
    readonly code: string;
    readonly detail: string;
    readonly hint: string | null;
  } | null;
};

export type ImportedFile = {
  readonly file: string;
  readonly format: string | null;
  readonly confidence: number;
  readonly period: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly account: string | null;
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly tables: readonly {
    readonly fact: string;
    readonly rows: number;
    readonly rejected: number;
  }[];
  readonly sums: Readonly<Record<string, string | number>>;
  readonly duplicateOf: string | null;
  readonly usedColumns: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly hint: string | null;
  /** The import of this file alone, which may be taken back by itself. */
  readonly import: number | null;
  readonly proposal: {
    readonly reads: "orders" | "touches" | "leads" | "deals" | "ads" | "posts" | "costs";
    readonly columns: readonly {
      readonly field: string;
      readonly header: string;
      readonly sureness: "sure" | "likely" | "guess";
    }[];
    readonly missing: readonly string[];
    readonly unused: readonly string[];
  } | null;
  readonly undoneAt: string | null;
};

export type Interval = {
  readonly low: number;
  readonly high: number;
  readonly level: 0.9;
};

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The name of who did; null: the command line, or a removed person. */
  readonly invitedBy: string | null;
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  /** A moment, ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly state: "open" | "expired";
};

export type InvitationSent = {
  readonly invitation: Invitation;
  /** Whether the link went to the address by mail. */
  readonly mailed: boolean;
  /** Where no mail is set up: the link to hand over. It is shown this once. */
  readonly link: string | null;
};

export type Job = {
  readonly name: string;
  readonly does: string;
  /** How often, in words. */
  readonly schedule: string;
  readonly running: boolean;
  readonly lastRun: string | null;
  readonly durationMs: number | null;
  /** What the last run that went well said. */
  readonly result: string | null;
  /** Why the last run failed; null where it went well. */
  readonly error: string | null;
  /** In a row. */
  readonly failures: number;
  readonly nextRun: string | null;
  /** What has to happen before there is anything to do. */
  readonly waitsFor: string | null;
};

export type Journey = {
  readonly kind: "order" | "deal" | "lead";
  /** The order's or deal's own number; null for a lead. */
  readonly id: string | null;
  /** A moment, ISO 8601 in UTC. */
  readonly at: string;
  readonly value: string;
  readonly touches: readonly {
    readonly network: string;
    readonly channel: string;
    readonly paid: boolean;
    readonly social: boolean;
    readonly campaign: string | null;
    readonly post: string | null;
    /** A moment, ISO 8601 in UTC. */
    readonly at: string;
    readonly evidence: "measured" | "declared" | "aggregated" | "modelled" | "assigned";
    readonly role: "origin" | "assist" | "converter" | "only";
  }[];
  /** What each place was credited with under the model; empty: nothing explains it. */
  readonly credits: readonly {
    readonly network: string;
    readonly channel: string;
    readonly paid: boolean;
    readonly social: boolean;
    readonly campaign: string | null;
    readonly post: string | null;
    readonly conversions: number;
    readonly value: string;
  }[];
};

export type JourneysAbout = {
  readonly period: {
    readonly from: string;
    readonly to: string;
  };
  readonly reach: {
    readonly from: string;
    readonly to: string;
  } | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly basis: "revenue" | "margin";
  readonly goal: string | null;
  readonly only: {
    readonly network: string | null;
    readonly paid: boolean | null;
    readonly campaign: string | null;
  } | null;
  readonly conversionsOf: "sales" | "new customers" | "leads" | "opportunities";
  readonly lookbackDays: number;
  readonly lookbackTouches: number | null;
  readonly path: "as-exposed" | "unique" | "first-of-run" | "without-direct";
  readonly viewThroughs: boolean;
  readonly startAnew: boolean;
  readonly all: Worth;
  readonly explained: Worth;
  readonly unattributed: Worth;
  readonly analytics: Worth | null;
  readonly touches: number;
  readonly cut: number;
};

export type JourneysQueryInput = {
  /** The first day; absent: the first that facts tell of. */
  readonly from?: string;
  /** The first day that no longer counts. */
  readonly to?: string;
  /** How long a touch counts; absent: the plan's. */
  readonly lookbackDays?: number;
  /** The currency of the answer; absent: the workspace's. */
  readonly currency?: string;
  /** A goal of the plan, by name: its conversions, lookback, period and segment. */
  readonly goal?: string;
  /** The latest touches a journey keeps; absent: the plan's. */
  readonly touches?: number;
  /** What of a path is looked at; absent: the plan's. */
  readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
  /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
  readonly viewThroughs?: "true" | "false";
  /** Whether each conversion starts the journey anew; absent: the plan's. */
  readonly startAnew?: "true" | "false";
  /** Of this network alone. */
  readonly network?: string;
  /** Of what was paid for alone, or of what was not. */
  readonly paid?: "true" | "false";
  /** Of this campaign alone, by its name. */
  readonly campaign?: string;
};

export type LineOf = {
  readonly key: {
    readonly network?: string;
    readonly channel?: string;
    readonly paid?: boolean;
    readonly campaign?: string | null;
    readonly post?: string | null;
  };
  readonly social: boolean;
};

export type Link = {
  readonly slug: string;
  /** Counts its changes; a change names the version that it rests on. */
  readonly version: number;
  /** The short link, as it is printed and posted. */
  readonly url: string;
  readonly destination: string;
  /** Null: filled from where a click comes. */
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly content: string | null;
  readonly term: string | null;
  /** The first day on which it no longer works. */
  readonly expires: string | null;
  readonly isOver: boolean;
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly deletedAt: string | null;
  /** By people; of the period that was asked for, else ever. */
  readonly clicks: number;
  /** By previews, link checkers and other bots. */
  readonly botClicks: number;
};

export type LinkEdit = {
  /** The version that you were shown and now change; may be sent as If-Match in its place. */
  readonly version?: number;
  readonly destination?: string;
  readonly source?: string | null;
  readonly medium?: string | null;
  readonly campaign?: string | null;
  readonly content?: string | null;
  readonly term?: string | null;
  readonly expires?: string | null;
};

export type LinkReturns = {
  readonly period: {
    readonly from: string;
    readonly to: string;
  };
  readonly currency: string;
  readonly model: string;
  readonly lookbackDays: number;
  readonly basis: "revenue" | "margin";
  /** Links that were clicked or credited in the period, deleted ones too. */
  readonly items: readonly {
    /** Visits that the tracker saw come through it. */
    readonly visits: number;
    /** Credited under the model: a fraction where a conversion is shared by touches. */
    readonly conversions: number;
    /** Credited under the model. */
    readonly return: string;
    /** Of the return, by Poisson bootstrap over persons; null below ten conversions. */
    readonly interval: {
      readonly low: string;
      readonly high: string;
      readonly level: 0.9;
    } | null;
    /** Whether there are ten conversions. */
    readonly enough: boolean;
    /** How the return was worked out. */
    readonly how: string;
    readonly slug: string;
    readonly isDeleted: boolean;
    readonly clicks: number;
    readonly botClicks: number;
  }[];
  readonly totals: {
    /** Visits that the tracker saw come through it. */
    readonly visits: number;
    /** Credited under the model: a fraction where a conversion is shared by touches. */
    readonly conversions: number;
    /** Credited under the model. */
    readonly return: string;
    /** Of the return, by Poisson bootstrap over persons; null below ten conversions. */
    readonly interval: {
      readonly low: string;
      readonly high: string;
      readonly level: 0.9;
    } | null;
    /** Whether there are ten conversions. */
    readonly enough: boolean;
    /** How the return was worked out. */
    readonly how: string;
    readonly clicks: number;
    readonly botClicks: number;
  };
  /** Of all conversions of the period, whatever explains them. */
  readonly all: {
    readonly conversions: number;
    readonly return: string;
  };
  /** A touch is a link's only by the name its click was given. */
  readonly evidence: "measured";
};

export type MadeLink = {
  readonly link: Link;
  /** What would be counted elsewhere than is meant, by the plan's naming rules and by channels. */
  readonly warnings: readonly string[];
};

export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether nobody is signed in, and the made-up workspace of a demo server is looked at. */
  readonly isGuest: boolean;
  /** Whether they run the installation. */
  readonly operator: boolean;
  /** Whether the session rests on more than a password: an app's code, or a passkey. */
  readonly hasSecondFactor: boolean;
  /** Whether signing in with the password asks for a code of an app. */
  readonly hasAuthenticator: boolean;
  readonly workspaces: readonly {
    readonly id: string;
    readonly name: string;
    /** Whether all of it is made up, to look around in. */
    readonly isDemo: boolean;
    readonly role: "owner" | "editor" | "viewer";
    /** What their role lets them do there. */
    readonly may: readonly (
      | "events:write"
      | "answers:read"
      | "plan:read"
      | "plan:write"
      | "links:read"
      | "links:write"
      | "imports:read"
      | "imports:write"
      | "sources:read"
      | "sources:write"
      | "workspace:read"
      | "workspace:write"
      | "workspace:delete"
      | "members:read"
      | "members:write"
      | "keys:read"
      | "keys:write"
      | "persons:read"
      | "persons:erase"
      | "audit:read"
    )[];
  }[];
};

export type Member = {
  /** Their id. */
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** A moment, ISO 8601 in UTC. */
  readonly addedAt: string;
  /** Whether they have an authenticator app or a passkey. */
  readonly hasSecondFactor: boolean;
};

/** The model of attribution: last, first, last-non-direct, linear, time-decay, position, lead, u, w, full-path, markov, markov-all, shapley, new-demand, or one of the plan's own. */
export type Model = string;

export type Money = string;

export type NewLink = {
  /** A whole address, http or https. */
  readonly destination: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly content?: string;
  readonly term?: string;
  /** Small letters, digits and hyphens; left out, one is made up. */
  readonly slug?: string;
  /** The first day on which it no longer works, such as 2026-12-31. */
  readonly expires?: string;
};

export type OverviewQueryInput = {
  /** The first day; absent: the first that facts tell of. */
  readonly from?: string;
  /** The first day that no longer counts. */
  readonly to?: string;
  /** How long a touch counts; absent: the plan's. */
  readonly lookbackDays?: number;
  /** The currency of the answer; absent: the workspace's. */
  readonly currency?: string;
  /** Of this network alone. */
  readonly network?: string;
  /** Of what was paid for alone, or of what was not. */
  readonly paid?: "true" | "false";
  /** Of this campaign alone, by its name. */
  readonly campaign?: string;
  /** A goal of the plan, by name: its conversions, lookback, period and segment. */
  readonly goal?: string;
  readonly model?: Model;
  /** What it is laid beside: as many days right before, the same days a year ago, or nothing. */
  readonly compare?: "previous" | "year" | "none";
};

export type Passkey = {
  readonly id: string;
  readonly name: string;
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

export type Password = string;

export type PersonErased = {
  /** Null where nothing was held on them. */
  readonly erasedAt: string | null;
  readonly tables: readonly {
    readonly table: string;
    /** What it holds, in words. */
    readonly title: string;
    readonly rows: number;
    /** Whether they stay as amounts that name nobody. */
    readonly stays: boolean;
  }[];
};

export type PersonExport = {
  /** A moment, ISO 8601 in UTC. */
  readonly madeAt: string;
  /** How many keyed hashes they are known by: addresses, numbers, browsers. */
  readonly keys: number;
  readonly tables: readonly {
    readonly table: string;
    /** What it holds, in words. */
    readonly title: string;
    /** Each with the file or source it is from; keyed hashes are left out. */
    readonly rows: readonly Readonly<Record<string, string | number | boolean>>[];
  }[];
};

export type PersonName = string;

export type PersonNamed = {
  /** Their e-mail address. */
  readonly email?: string;
  /** Their number in the shop, as it stands in its exports. */
  readonly customerId?: string;
  /** Their number in the CRM. */
  readonly leadId?: string;
  /** Their telephone number, with the country's code. */
  readonly phone?: string;
  /** The id in the tracker's cookie (_rt) on their browser. */
  readonly visitor?: string;
};

export type QualityCheck =
  | {
      readonly kind: "untagged_visits";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        /** Host and path that visits began on which say nothing of where they came from. */
        readonly page: string;
        readonly visits: number;
      }[];
    }
  | {
      readonly kind: "untagged_social";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly network: string;
        /** Visits of the network by the page before alone, without utm_source. */
        readonly untagged: number;
        readonly visits: number;
      }[];
    }
  | {
      readonly kind: "utm_spellings";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly field: "source" | "medium" | "campaign";
        readonly suggestion: string;
        /** The plan's naming rules, a known network, an ad report's campaign, or what is written most often. */
        readonly because: "naming_rules" | "network" | "ad_campaign" | "usual";
        /** Where most of them stand: in ads' address parameters or in links. */
        readonly todo: "ads" | "links";
        readonly values: readonly {
          readonly value: string;
          readonly touches: number;
          /** Whether it is counted elsewhere than is meant. */
          readonly lost: boolean;
        }[];
      }[];
    }
  | {
      readonly kind: "spend_without_touches";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly platform: string;
        readonly campaign: string | null;
        readonly spend: string;
        readonly clicks: number;
      }[];
    }
  | {
      readonly kind: "touches_without_spend";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly network: string;
        readonly campaign: string;
        readonly touches: number;
      }[];
    }
  | {
      readonly kind: "orders_without_journey";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        /** The format of the file, or the live source, that told of them. */
        readonly from: string;
        /** no_person: the order names no customer; never_seen: nothing is known of the customer before it. */
        readonly reason: "no_person" | "never_seen";
        readonly orders: number;
        readonly value: string;
      }[];
    }
  | {
      readonly kind: "days_missing";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly from: string;
        readonly what: "orders" | "visits" | "ads" | "analytics";
        readonly first: string;
        readonly last: string;
        readonly days: number;
        /** between_files: no file reaches over these days; unlikely: so few would hardly be chance. */
        readonly reason: "between_files" | "unlikely";
        /** How many rows the same weekdays around them have. */
        readonly expected: number;
      }[];
    }
  | {
      readonly kind: "currencies_without_rate";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly currency: string;
        readonly first: string;
        readonly last: string;
        readonly days: number;
      }[];
    }
  | {
      readonly kind: "overlapping_files";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly file: string;
        /** The file that counts instead. */
        readonly other: string;
        readonly what: "spend" | "orders" | "visits" | "leads" | "deals" | "posts" | "analytics";
        readonly rows: number;
        readonly whole: boolean;
      }[];
    }
  | {
      readonly kind: "rejected_rows";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly {
        readonly file: string;
        readonly rows: number;
        readonly rejected: number;
      }[];
    }
  | {
      readonly kind: "shared_keys";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly Readonly<Record<string, unknown>>[];
    }
  | {
      readonly kind: "events_behind";
      readonly level: QualityLevel;
      /** nothing: there is nothing yet to look at; needs_rate: not known without the exchange rates that are missing. */
      readonly state: "checked" | "nothing" | "needs_rate";
      readonly rule: QualityRule;
      readonly count: number;
      /** Out of how many; null where that would say nothing. */
      readonly of: number | null;
      readonly share: number | null;
      readonly money: {
        readonly amount: string;
        readonly of: string;
      } | null;
      /** Rows that are left out of the list. */
      readonly more: number;
      readonly rows: readonly Readonly<Record<string, unknown>>[];
    };

export type QualityLevel = "good" | "note" | "mend";

export type QualityRule = {
  /** What is held against the two bounds; kind: what was found says itself whether it is to be mended. */
  readonly of: "share" | "count" | "minutes" | "kind";
  readonly note: number | null;
  readonly mend: number | null;
  /** Fewer than so many are never more than something to know. */
  readonly least: number;
};

export type Receipt = {
  readonly id: string;
  readonly cost: string;
  /** As whoever sent it calls it. */
  readonly name: string;
  /** As its bytes say, whatever its name. */
  readonly type: "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | "image/heic";
  readonly bytes: number;
  readonly sha256: string;
  /** A moment, ISO 8601 in UTC. */
  readonly addedAt: string;
  readonly addedBy: string;
};

export type RoiQueryInput = {
  /** The first day; absent: the first that facts tell of. */
  readonly from?: string;
  /** The first day that no longer counts. */
  readonly to?: string;
  /** How long a touch counts; absent: the plan's. */
  readonly lookbackDays?: number;
  /** The currency of the answer; absent: the workspace's. */
  readonly currency?: string;
  /** Of this network alone. */
  readonly network?: string;
  /** Of what was paid for alone, or of what was not. */
  readonly paid?: "true" | "false";
  /** Of this campaign alone, by its name. */
  readonly campaign?: string;
  /** A goal of the plan, by name: its conversions, lookback, period and segment. */
  readonly goal?: string;
  readonly model?: Model;
  /** What its lines are about. */
  readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
};

/** Owners let people in, editors change what is there, viewers look. */
export type Role = "owner" | "editor" | "viewer";

export type Session = {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  /** What it called itself; empty where it did not. */
  readonly browser: string;
  /** A moment, ISO 8601 in UTC. */
  readonly since: string;
  /** When it was last prolonged: once a day at most. */
  readonly seenAt: string;
  /** A moment, ISO 8601 in UTC. */
  readonly expiresAt: string;
};

export type ShownPlan = {
  readonly business: string | null;
  readonly model:
    | "online-shop"
    | "b2b"
    | "saas"
    | "dealership"
    | "local-store"
    | "services"
    | "creator"
    | "nonprofit"
    | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly return: {
    readonly basis: "revenue" | "margin";
    readonly rate?: number;
    readonly include: readonly ("tax" | "shipping")[];
  };
  readonly lookbackDays: number;
  readonly journeys: {
    readonly touches?: number;
    readonly path: "as-exposed" | "unique" | "first-of-run" | "without-direct";
    readonly viewThroughs: boolean;
    readonly startAnew: boolean;
  };
  readonly models: readonly {
    readonly name: string;
    readonly title?: string;
    readonly anchors: Readonly<Record<string, number>>;
    readonly rest: number;
    readonly until?: "first" | "lead" | "opportunity" | "won";
  }[];
  readonly spread: "even" | "spend" | "posts" | "touches";
  readonly goals: readonly {
    readonly name: string;
    readonly measure:
      | "return"
      | "roi"
      | "roas"
      | "conversions"
      | "cpa"
      | "newCustomers"
      | "cac"
      | "leads"
      | "cpl"
      | "pipeline"
      | "visits"
      | "linkClicks"
      | "impressions"
      | "clicks"
      | "clickRate"
      | "engagements"
      | "engagementRate"
      | "followers"
      | "cost"
      | "adSpend"
      | "cpc"
      | "cpm";
    /** Absent: all social. */
    readonly segment?: {
      readonly network?: string;
      readonly campaign?: string;
      readonly paid?: boolean;
    };
    readonly baseline: string;
    readonly target: string;
    readonly objective: string;
    readonly from: string;
    readonly to: string;
    /** Absent: the plan's. */
    readonly lookbackDays?: number;
  }[];
  readonly costs: readonly {
    readonly what: string;
    readonly category:
      | "labour"
      | "ad spend"
      | "tools"
      | "agency"
      | "content"
      | "training"
      | "research"
      | "events"
      | "service recovery";
    /** A decimal in the major unit, such as 1234.50. */
    readonly amount?: string;
    readonly hours?: string;
    /** A decimal in the major unit, such as 1234.50. */
    readonly rate?: string;
    /** Where it is not the plan's. */
    readonly currency?: string;
    readonly per?: "day" | "week" | "month" | "quarter" | "year";
    readonly from: string;
    readonly to?: string;
    readonly scope?: {
      readonly network?: string;
      readonly campaign?: string;
      readonly post?: string;
      readonly channel?: string;
    };
  }[];
  readonly codes: Readonly<
    Record<
      string,
      {
        readonly network: string;
        readonly campaign?: string;
        readonly paid: boolean;
        readonly channel?: string;
      }
    >
  >;
  readonly stages: {
    readonly won: readonly string[];
    readonly lost: readonly string[];
  };
  readonly notSocial: readonly string[];
  readonly naming?: {
    readonly sources: readonly string[];
    readonly mediums: readonly string[];
    readonly campaigns: readonly string[];
    readonly mediumsBySource: Readonly<Record<string, readonly string[]>>;
  };
};

export type SignInAnswer = {
  readonly next: "in" | "second_factor";
};

export type Site = {
  /** What the script tag names; public. */
  readonly key: string;
  readonly name: string;
  /** The hosts whose pages may use the key; none: any. */
  readonly hosts: readonly string[];
  /** The line to paste into the <head> of every page. */
  readonly tag: string;
};

export type Timesheet = {
  /** Another one as soon as anything of it is changed; a change names the version that it rests on. */
  readonly version: string;
  /** Its Monday. */
  readonly week: string;
  /** The Monday after it. */
  readonly to: string;
  readonly rows: readonly {
    readonly id: string;
    readonly hours: string;
    /** The person or role. */
    readonly what: string;
    /** What one hour costs. */
    readonly rate: string;
    /** Where it is not the plan's. */
    readonly currency?: string;
    readonly scope?: {
      readonly network?: string;
      readonly campaign?: string;
      readonly post?: string;
      readonly channel?: string;
    };
    /** hours × rate, in its currency. */
    readonly price: string;
  }[];
  readonly total: {
    readonly hours: string;
    /** A sum a currency, the plan's first. */
    readonly prices: readonly {
      readonly currency: string;
      /** A decimal in the major unit, such as 1234.50. */
      readonly amount: string;
    }[];
  };
  /** The rows of the week before, to be taken over. */
  readonly before: readonly {
    readonly hours: string;
    /** The person or role. */
    readonly what: string;
    /** What one hour costs. */
    readonly rate: string;
    /** Where it is not the plan's. */
    readonly currency?: string;
    readonly scope?: {
      readonly network?: string;
      readonly campaign?: string;
      readonly post?: string;
      readonly channel?: string;
    };
  }[];
  /** Whose hours cost what, as it was written last; of late first. */
  readonly remembered: readonly {
    /** The person or role. */
    readonly what: string;
    /** What one hour costs. */
    readonly rate: string;
    /** Where it is not the plan's. */
    readonly currency?: string;
    readonly scope?: {
      readonly network?: string;
      readonly campaign?: string;
      readonly post?: string;
      readonly channel?: string;
    };
  }[];
};

export type VersionedPlan = {
  /** Counts its changes; a change names the version that it rests on. */
  readonly version: number;
  /** Null where there is none yet. */
  readonly plan: ShownPlan | null;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
};

export type Webhook = {
  readonly id: string;
  readonly kind: WebhookKind;
  /** What is entered in the product. */
  readonly address: string;
  /** Calls are refused until the secret is known; the secret itself is never answered. */
  readonly hasSecret: boolean;
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly lastCalledAt: string | null;
  readonly revokedAt: string | null;
};

export type WebhookKind = "shopify" | "stripe" | "woocommerce" | "hubspot";

export type Workspace = {
  readonly id: string;
  /** Another one as soon as anything of it is changed; a change names the version that it rests on. */
  readonly version: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Whether Global Privacy Control and Do Not Track are obeyed. */
  readonly honoursOptOut: boolean;
  /** How many days single events are kept. */
  readonly keepEventsDays: number;
  /** Whether members need a second factor to come in. */
  readonly needsSecondFactor: boolean;
  /** In which its numbers, money and dates are written, such as nb-NO; null: in its reader's own. */
  readonly locale: string | null;
  readonly hasPlan: boolean;
  /** Whether all of it is made up, to look around in. */
  readonly isDemo: boolean;
  /** A moment, ISO 8601 in UTC. */
  readonly createdAt: string;
};

export type Worth = {
  readonly conversions: number;
  readonly value: Money;
};

/** A method for each endpoint of the API; an ApiError where one refuses. */
export type Api = ReturnType<typeof api>;

export function api(options: CallOptions) {
  return {
    /** Come in: with a name and a password who is new here, signed in as the invited address who is not. */
    acceptInvitation: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
        /** For who is new here. */
        readonly name?: PersonName;
        /** For who is new here; they are signed in with it. */
        readonly password?: Password;
      };
    }) =>
      callJson<{
        /** Its id. */
        readonly workspace: string;
      }>(options, { method: "POST", path: "/api/v1/invitation/accept", given }),
    /** Add a cost to the plan; where there is no plan yet, one begins. Needs plan:write. */
    addCost: (given: { params: { workspace: string }; body: unknown & unknown }) =>
      callJson<Cost>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/costs", given, repeats: true }),
    /** Become the owner, with the link that the server printed when it started, and be signed in. */
    addFirstOwner: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
        readonly name: PersonName;
        readonly email: EmailInput;
        readonly password: Password;
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/first-owner", given }),
    /** Add a goal to the plan; where there is no plan yet, one begins. Needs plan:write. */
    addGoal: (given: {
      params: { workspace: string };
      body: {
        /** The goal in your words. */
        readonly name: string;
        /** The KPI or metric that shows it. */
        readonly measure:
          | "return"
          | "roi"
          | "roas"
          | "conversions"
          | "cpa"
          | "newCustomers"
          | "cac"
          | "leads"
          | "cpl"
          | "pipeline"
          | "visits"
          | "linkClicks"
          | "impressions"
          | "clicks"
          | "clickRate"
          | "engagements"
          | "engagementRate"
          | "followers"
          | "cost"
          | "adSpend"
          | "cpc"
          | "cpm";
        /** What it is about; absent: all social. */
        readonly segment?: {
          readonly network?:
            | "facebook"
            | "instagram"
            | "threads"
            | "x"
            | "linkedin"
            | "tiktok"
            | "youtube"
            | "pinterest"
            | "reddit"
            | "snapchat"
            | "whatsapp"
            | "telegram"
            | "bluesky"
            | "mastodon"
            | "tumblr"
            | "vk"
            | "odnoklassniki"
            | "weibo"
            | "wechat"
            | "xiaohongshu"
            | "discord"
            | "disqus"
            | "quora"
            | "line"
            | "kakaotalk"
            | "viber"
            | "signal"
            | "xing"
            | "nextdoor"
            | "medium"
            | "substack"
            | "flickr"
            | "hackernews"
            | "lemmy"
            | "strava"
            | "meetup"
            | "truthsocial"
            | "googleplus"
            | "twitch"
            | "vimeo"
            | "dailymotion"
            | "rumble"
            | "bilibili"
            | "youku"
            | "netflix"
            | "google"
            | "bing"
            | "duckduckgo"
            | "yahoo"
            | "ecosia"
            | "yandex"
            | "baidu"
            | "naver"
            | "seznam"
            | "qwant"
            | "brave"
            | "startpage"
            | "kagi"
            | "sogou"
            | "so360"
            | "daum"
            | "aol"
            | "ask"
            | "kvasir"
            | "amazon"
            | "ebay"
            | "etsy"
            | "walmart"
            | "aliexpress"
            | "alibaba"
            | "mercadolibre"
            | "allegro"
            | "zalando"
            | "idealo"
            | "prisjakt"
            | "temu"
            | "shopapp"
            | "chatgpt"
            | "perplexity"
            | "gemini"
            | "copilot"
            | "claude"
            | "deepseek"
            | "grok"
            | "metaai"
            | "lechat"
            | "poe"
            | "taboola"
            | "outbrain"
            | "criteo"
            | "none"
            | string;
          /** A campaign, by name or id. */
          readonly campaign?: string;
          /** Only what was paid for, or only what was not. */
          readonly paid?: boolean;
        };
        /** What the measure is without it, in the measure's unit. */
        readonly baseline: number | string;
        /** What it is to be. */
        readonly target: number | string;
        /** The aim of the business that it serves. */
        readonly objective: string;
        /** The first day. */
        readonly from: string;
        /** The first day that no longer counts. */
        readonly to: string;
        /** How long before its conversions a touch still counts; absent: the plan's lookbackDays. */
        readonly lookbackDays?: number;
      };
    }) =>
      callJson<Goal>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/goals", given, repeats: true }),
    /** Send a file to be imported (csv, workbook, zip and more, docs/formats.md), as it is; it is read in the background. Needs imports:write. */
    addImport: (given: {
      params: { workspace: string };
      query: {
        /** The file's name, such as orders.csv. */
        readonly name: FileName;
        /** false: say what the file is and what would be read, and keep nothing. */
        readonly keep?: "true" | "false";
        /** How to read it this once, as PUT mappings/FILE takes it, in JSON. */
        readonly mapping?: string;
      };
      body: Uint8Array | Blob;
    }) => callJson<Import>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/imports", given }),
    /** Make a key; it is shown this once. Needs keys:write. */
    addKey: (given: {
      params: { workspace: string };
      body: {
        readonly name: string;
        readonly scopes: readonly (
          | "events:write"
          | "answers:read"
          | "plan:read"
          | "plan:write"
          | "links:read"
          | "links:write"
          | "imports:read"
          | "imports:write"
          | "sources:read"
          | "sources:write"
          | "workspace:read"
          | "workspace:write"
          | "persons:read"
          | "persons:erase"
        )[];
        readonly expiresAt?: string | null;
      };
    }) =>
      callJson<{
        readonly id: string;
        readonly name: string;
        /** How it begins, to tell keys apart. */
        readonly shown: string;
        /** What it may do. */
        readonly scopes: readonly (
          | "events:write"
          | "answers:read"
          | "plan:read"
          | "plan:write"
          | "links:read"
          | "links:write"
          | "imports:read"
          | "imports:write"
          | "sources:read"
          | "sources:write"
          | "workspace:read"
          | "workspace:write"
          | "workspace:delete"
          | "members:read"
          | "members:write"
          | "keys:read"
          | "keys:write"
          | "persons:read"
          | "persons:erase"
          | "audit:read"
        )[];
        /** A moment, ISO 8601 in UTC. */
        readonly createdAt: string;
        /** To the minute; null: never. */
        readonly lastUsedAt: string | null;
        /** From when on it is refused; null: never. */
        readonly expiresAt: string | null;
        readonly revokedAt: string | null;
        /** The key itself; it cannot be had again. */
        readonly key: string;
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/keys", given, repeats: true }),
    /** Make a link, by the plan's naming rules. Needs links:write. */
    addLink: (given: { params: { workspace: string }; body: NewLink }) =>
      callJson<MadeLink>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/links",
        given,
        repeats: true,
      }),
    /** Keep a passkey that the browser has made. */
    addPasskey: (given: {
      body: {
        /** Such as the device it is on. */
        readonly name: string;
        readonly credential: {
          readonly id: string;
          readonly rawId: string;
          readonly type: "public-key";
          readonly authenticatorAttachment?: string | null;
          readonly response: {
            readonly clientDataJSON: string;
            readonly attestationObject: string;
            readonly transports?: readonly string[];
          };
        };
      };
    }) => callJson<Passkey>(options, { method: "POST", path: "/api/v1/me/passkeys", given, repeats: true }),
    /** Attach a receipt to a cost: a PDF or a picture (png, jpeg, webp, heic) of at most 10 MB, as it is. Needs plan:write. */
    addReceipt: (given: {
      params: { workspace: string; cost: string };
      query: {
        /** What to call it, such as invoice-march.pdf. */
        readonly name: string;
      };
      body: Uint8Array | Blob;
    }) =>
      callJson<Receipt>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/costs/:cost/receipts", given }),
    /** Make a site; its script tag goes into its pages. Needs sources:write. */
    addSite: (given: {
      params: { workspace: string };
      body: {
        /** The host, such as shop.example, and others that belong to the site. */
        readonly hosts: readonly string[];
        /** Left out: the first host. */
        readonly name?: string;
      };
    }) =>
      callJson<Site>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/sites", given, repeats: true }),
    /** Make an address for a product to call. Needs sources:write. */
    addWebhook: (given: {
      params: { workspace: string };
      body: {
        readonly kind: WebhookKind;
        /** What the product signs its calls with, 8 to 200 characters. */
        readonly secret?: string;
      };
    }) =>
      callJson<{
        readonly webhook: Webhook;
        /** Where the product leaves it to us to make one up (WooCommerce): shown this once. */
        readonly secret: string | null;
        /** Where in the product to enter the address, and what to choose there. */
        readonly steps: readonly string[];
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/webhooks", given, repeats: true }),
    /** Make a workspace and be its owner; for owners of another one and whoever runs the installation. */
    addWorkspace: (given: {
      body: {
        /** Small letters, digits and hyphens, such as faro-azul; it stays. */
        readonly id: string;
        readonly name: string;
        /** A code such as EUR. */
        readonly currency: string;
        /** Such as Europe/Madrid. */
        readonly timeZone: string;
        /** Such as nb-NO; null: the reader's own. */
        readonly locale?: string | null;
        readonly honoursOptOut?: boolean;
        readonly keepEventsDays?: number;
      };
    }) => callJson<Workspace>(options, { method: "POST", path: "/api/v1/workspaces", given, repeats: true }),
    /** Ask for a link to choose a new password; the answer is the same whether anybody has the address. */
    askPasswordReset: (given: {
      body: {
        readonly email: EmailInput;
      };
    }) => callJson<unknown>(options, { method: "POST", path: "/api/v1/password-reset", given }),
    /** Have an import end that waits or is read; nothing of it is kept. Needs imports:write. */
    cancelImport: (given: { params: { workspace: string; import: string } }) =>
      callJson<Import>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/imports/:import/cancel",
        given,
        repeats: true,
      }),
    /** Change your password; your other sessions end. */
    changePassword: (given: {
      body: {
        readonly current: Password;
        readonly next: Password;
      };
    }) => callJson<void>(options, { method: "PUT", path: "/api/v1/me/password", given }),
    /** Confirm the app with a code of it; your other sessions end. */
    confirmSecondFactor: (given: {
      body: {
        readonly code: string;
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/me/second-factor/confirm", given, repeats: true }),
    /** How far the data may be trusted: what is untagged, misspelled, missing or told twice, and what to do about it. Needs answers:read. */
    dataQuality: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
      };
    }) => callJson<DataQuality>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/data-quality", given }),
    /** Take a cost out of the plan; `restore` brings it back. Needs plan:write. */
    deleteCost: (given: {
      params: { workspace: string; cost: string };
      query?: {
        /** The version that you were shown; may be sent as If-Match in its place. */
        readonly version?: number;
      };
    }) => callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/costs/:cost", given }),
    /** Take a goal out of the plan. Needs plan:write. */
    deleteGoal: (given: {
      params: { workspace: string; goal: string };
      query?: {
        /** The version that you were shown; may be sent as If-Match in its place. */
        readonly version?: number;
      };
    }) => callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/goals/:goal", given }),
    /** Delete a link: it answers 410, and its slug stays taken. Needs links:write. */
    deleteLink: (given: { params: { workspace: string; slug: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/links/:slug", given }),
    /** Forget how a file is read; what was imported by it stays. Needs imports:write. */
    deleteMapping: (given: { params: { workspace: string; file: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/mappings/:file", given }),
    /** Take a receipt away from a cost, with its file. Needs plan:write. */
    deleteReceipt: (given: { params: { workspace: string; cost: string; receipt: string } }) =>
      callJson<void>(options, {
        method: "DELETE",
        path: "/api/v1/workspaces/:workspace/costs/:cost/receipts/:receipt",
        given,
      }),
    /** Take a site's key back: what its pages still send is dropped, what was seen stays. Needs sources:write. */
    deleteSite: (given: { params: { workspace: string; key: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/sites/:key", given }),
    /** Close a webhook: its address answers 404, what it told stays. Needs sources:write. */
    deleteWebhook: (given: { params: { workspace: string; id: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/webhooks/:id", given }),
    /** Delete a workspace with its facts, sites, links, keys and members, for good. Needs workspace:delete. */
    deleteWorkspace: (given: { params: { workspace: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace", given }),
    /** Change the fields of a cost that are given; null takes one away. Needs plan:write. */
    editCost: (given: {
      params: { workspace: string; cost: string };
      body: {
        /** The version that you were shown and now change; may be sent as If-Match in its place. */
        readonly version?: number;
        /** What was paid for, in your words. */
        readonly what?: string;
        /** The kind of cost. */
        readonly category?:
          | "labour"
          | "ad spend"
          | "tools"
          | "agency"
          | "content"
          | "training"
          | "research"
          | "events"
          | "service recovery";
        readonly amount?: number | string | null;
        readonly hours?: number | string | null;
        readonly rate?: number | string | null;
        readonly currency?: string | null;
        readonly per?: "day" | "week" | "month" | "quarter" | "year" | null;
        /** The first day. */
        readonly from?: string;
        readonly to?: string | null;
        readonly scope?: {
          /** A network, or with `post` the network the post stands on. */
          readonly network?:
            | "facebook"
            | "instagram"
            | "threads"
            | "x"
            | "linkedin"
            | "tiktok"
            | "youtube"
            | "pinterest"
            | "reddit"
            | "snapchat"
            | "whatsapp"
            | "telegram"
            | "bluesky"
            | "mastodon"
            | "tumblr"
            | "vk"
            | "odnoklassniki"
            | "weibo"
            | "wechat"
            | "xiaohongshu"
            | "discord"
            | "disqus"
            | "quora"
            | "line"
            | "kakaotalk"
            | "viber"
            | "signal"
            | "xing"
            | "nextdoor"
            | "medium"
            | "substack"
            | "flickr"
            | "hackernews"
            | "lemmy"
            | "strava"
            | "meetup"
            | "truthsocial"
            | "googleplus"
            | "twitch"
            | "vimeo"
            | "dailymotion"
            | "rumble"
            | "bilibili"
            | "youku"
            | "netflix"
            | "google"
            | "bing"
            | "duckduckgo"
            | "yahoo"
            | "ecosia"
            | "yandex"
            | "baidu"
            | "naver"
            | "seznam"
            | "qwant"
            | "brave"
            | "startpage"
            | "kagi"
            | "sogou"
            | "so360"
            | "daum"
            | "aol"
            | "ask"
            | "kvasir"
            | "amazon"
            | "ebay"
            | "etsy"
            | "walmart"
            | "aliexpress"
            | "alibaba"
            | "mercadolibre"
            | "allegro"
            | "zalando"
            | "idealo"
            | "prisjakt"
            | "temu"
            | "shopapp"
            | "chatgpt"
            | "perplexity"
            | "gemini"
            | "copilot"
            | "claude"
            | "deepseek"
            | "grok"
            | "metaai"
            | "lechat"
            | "poe"
            | "taboola"
            | "outbrain"
            | "criteo"
            | "none"
            | string;
          /** A campaign, by name or id. */
          readonly campaign?: string;
          /** One piece of content, by id or address. */
          readonly post?: string;
          /** A channel that is not social, such as Email. */
          readonly channel?:
            | "Direct"
            | "Cross-network"
            | "Paid Shopping"
            | "Paid Search"
            | "Paid Social"
            | "Paid Video"
            | "Display"
            | "Paid Other"
            | "Organic Shopping"
            | "Organic Social"
            | "Organic Video"
            | "Organic Search"
            | "AI Assistants"
            | "Email"
            | "Affiliates"
            | "Audio"
            | "SMS"
            | "Push"
            | "Referral"
            | "Unassigned"
            | string;
        } | null;
      };
    }) => callJson<Cost>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace/costs/:cost", given }),
    /** Change the fields of a goal that are given; null takes the segment or the lookback away. Needs plan:write. */
    editGoal: (given: {
      params: { workspace: string; goal: string };
      body: {
        /** The version that you were shown and now change; may be sent as If-Match in its place. */
        readonly version?: number;
        /** The goal in your words. */
        readonly name?: string;
        /** The KPI or metric that shows it. */
        readonly measure?:
          | "return"
          | "roi"
          | "roas"
          | "conversions"
          | "cpa"
          | "newCustomers"
          | "cac"
          | "leads"
          | "cpl"
          | "pipeline"
          | "visits"
          | "linkClicks"
          | "impressions"
          | "clicks"
          | "clickRate"
          | "engagements"
          | "engagementRate"
          | "followers"
          | "cost"
          | "adSpend"
          | "cpc"
          | "cpm";
        readonly segment?: {
          readonly network?:
            | "facebook"
            | "instagram"
            | "threads"
            | "x"
            | "linkedin"
            | "tiktok"
            | "youtube"
            | "pinterest"
            | "reddit"
            | "snapchat"
            | "whatsapp"
            | "telegram"
            | "bluesky"
            | "mastodon"
            | "tumblr"
            | "vk"
            | "odnoklassniki"
            | "weibo"
            | "wechat"
            | "xiaohongshu"
            | "discord"
            | "disqus"
            | "quora"
            | "line"
            | "kakaotalk"
            | "viber"
            | "signal"
            | "xing"
            | "nextdoor"
            | "medium"
            | "substack"
            | "flickr"
            | "hackernews"
            | "lemmy"
            | "strava"
            | "meetup"
            | "truthsocial"
            | "googleplus"
            | "twitch"
            | "vimeo"
            | "dailymotion"
            | "rumble"
            | "bilibili"
            | "youku"
            | "netflix"
            | "google"
            | "bing"
            | "duckduckgo"
            | "yahoo"
            | "ecosia"
            | "yandex"
            | "baidu"
            | "naver"
            | "seznam"
            | "qwant"
            | "brave"
            | "startpage"
            | "kagi"
            | "sogou"
            | "so360"
            | "daum"
            | "aol"
            | "ask"
            | "kvasir"
            | "amazon"
            | "ebay"
            | "etsy"
            | "walmart"
            | "aliexpress"
            | "alibaba"
            | "mercadolibre"
            | "allegro"
            | "zalando"
            | "idealo"
            | "prisjakt"
            | "temu"
            | "shopapp"
            | "chatgpt"
            | "perplexity"
            | "gemini"
            | "copilot"
            | "claude"
            | "deepseek"
            | "grok"
            | "metaai"
            | "lechat"
            | "poe"
            | "taboola"
            | "outbrain"
            | "criteo"
            | "none"
            | string;
          /** A campaign, by name or id. */
          readonly campaign?: string;
          /** Only what was paid for, or only what was not. */
          readonly paid?: boolean;
        } | null;
        /** What the measure is without it, in the measure's unit. */
        readonly baseline?: number | string;
        /** What it is to be. */
        readonly target?: number | string;
        /** The aim of the business that it serves. */
        readonly objective?: string;
        /** The first day. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        readonly lookbackDays?: number | null;
      };
    }) => callJson<Goal>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace/goals/:goal", given }),
    /** Change where a link leads or what it says; a running server knows at once. Needs links:write. */
    editLink: (given: { params: { workspace: string; slug: string }; body: LinkEdit }) =>
      callJson<{
        readonly link: Link;
        /** What would be counted elsewhere than is meant, by the plan's naming rules and by channels. */
        readonly warnings: readonly string[];
        readonly hasChanged: boolean;
      }>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace/links/:slug", given }),
    /** Change what you are called. */
    editMe: (given: {
      body: {
        readonly name: PersonName;
      };
    }) => callJson<Me>(options, { method: "PATCH", path: "/api/v1/me", given }),
    /** Give a member another role; the last owner stays one. Needs members:write. */
    editMember: (given: {
      params: { workspace: string; user: string };
      body: {
        readonly role: Role;
      };
    }) => callJson<Member>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace/members/:user", given }),
    /** Set the secret that calls are checked with from now on. Needs sources:write. */
    editWebhook: (given: {
      params: { workspace: string; id: string };
      body: {
        /** What the product signs its calls with, 8 to 200 characters. */
        readonly secret: string;
      };
    }) => callJson<Webhook>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace/webhooks/:id", given }),
    /** Change a workspace's name or rules; what is left out stays. Needs workspace:write. */
    editWorkspace: (given: {
      params: { workspace: string };
      body: {
        /** The version that you were shown and now change; may be sent as If-Match in its place. */
        readonly version?: string;
        readonly name?: string;
        /** A code such as EUR. */
        readonly currency?: string;
        /** Such as Europe/Madrid. */
        readonly timeZone?: string;
        /** Such as nb-NO; null: the reader's own. */
        readonly locale?: string | null;
        readonly honoursOptOut?: boolean;
        readonly keepEventsDays?: number;
        readonly needsSecondFactor?: boolean;
        /** Must be true where the change deletes events, or has amounts that are kept counted anew. */
        readonly confirmed?: boolean;
      };
    }) => callJson<Workspace>(options, { method: "PATCH", path: "/api/v1/workspaces/:workspace", given }),
    /** Sign all of them out but this one. */
    endOtherSessions: () => callJson<void>(options, { method: "DELETE", path: "/api/v1/me/sessions", given: {} }),
    /** Sign one of them out. */
    endSession: (given: { params: { session: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/me/sessions/:session", given }),
    /** Erase one person. Their orders and deals stay as amounts; their bytes in the files go within minutes. Needs persons:erase. */
    erasePerson: (given: { params: { workspace: string }; body: PersonNamed }) =>
      callJson<PersonErased>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/persons/erase",
        given,
        repeats: true,
      }),
    /** All that is held on one person. Whom it is about stands in the body, so that no log has it. Needs persons:read. */
    exportPerson: (given: { params: { workspace: string }; body: PersonNamed }) =>
      callJson<PersonExport>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/persons/export",
        given,
        repeats: true,
      }),
    /** Whether this installation still waits for its owner. */
    firstOwner: () =>
      callJson<{
        readonly needed: boolean;
      }>(options, { method: "GET", path: "/api/v1/first-owner", given: {} }),
    /** One import: how far it is, and what its files are. Needs imports:read. */
    getImport: (given: { params: { workspace: string; import: string } }) =>
      callJson<Import>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/imports/:import", given }),
    /** The rows that could not be read, with what stood in them; had for an hour, for it is never kept on a disk. Needs imports:write. */
    getImportRejects: (given: { params: { workspace: string; import: string } }) =>
      callFor(options, { method: "GET", path: "/api/v1/workspaces/:workspace/imports/:import/rejects", given }),
    /** One link, deleted or not, with its clicks ever or in a period. Needs links:read. */
    getLink: (given: {
      params: { workspace: string; slug: string };
      query?: {
        /** Clicks from this day on; with `to`. */
        readonly from?: string;
        /** The first day whose clicks no longer count; with `from`. */
        readonly to?: string;
      };
    }) => callJson<Link>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/links/:slug", given }),
    /** The measurement plan, whole; as JSON with its version, or as plan.yaml with the version as ETag. Needs plan:read. */
    getPlan: (given: {
      params: { workspace: string };
      query?: {
        readonly format?: "json" | "yaml";
      };
    }) => callJson<VersionedPlan>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/plan", given }),
    /** A receipt's file, to be kept: never shown as a page of this server. Needs plan:read. */
    getReceipt: (given: { params: { workspace: string; cost: string; receipt: string } }) =>
      callFor(options, { method: "GET", path: "/api/v1/workspaces/:workspace/costs/:cost/receipts/:receipt", given }),
    /** The hours of a week, by person or role. Needs plan:read. */
    getTimesheet: (given: { params: { workspace: string; week: string } }) =>
      callJson<Timesheet>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/timesheet/:week", given }),
    /** One workspace. Needs workspace:read. */
    getWorkspace: (given: { params: { workspace: string } }) =>
      callJson<Workspace>(options, { method: "GET", path: "/api/v1/workspaces/:workspace", given }),
    /** Where each goal stands, where it is heading with its interval, and what the time before it says of its target. Needs answers:read. */
    goalsPace: (given: {
      params: { workspace: string };
      query?: {
        readonly model?: Model;
      };
    }) =>
      callJson<{
        readonly today: string;
        readonly currency: string;
        readonly model: string;
        readonly items: readonly {
          readonly id: string;
          readonly name: string;
          readonly measure:
            | "return"
            | "roi"
            | "roas"
            | "conversions"
            | "cpa"
            | "newCustomers"
            | "cac"
            | "leads"
            | "cpl"
            | "pipeline"
            | "visits"
            | "linkClicks"
            | "impressions"
            | "clicks"
            | "clickRate"
            | "engagements"
            | "engagementRate"
            | "followers"
            | "cost"
            | "adSpend"
            | "cpc"
            | "cpm";
          readonly unit: "money" | "count" | "per cent" | "ratio";
          readonly kind: "sum" | "ratio" | "stock";
          readonly direction: "up" | "down";
          readonly segment: {
            readonly network?:
              | "facebook"
              | "instagram"
              | "threads"
              | "x"
              | "linkedin"
              | "tiktok"
              | "youtube"
              | "pinterest"
              | "reddit"
              | "snapchat"
              | "whatsapp"
              | "telegram"
              | "bluesky"
              | "mastodon"
              | "tumblr"
              | "vk"
              | "odnoklassniki"
              | "weibo"
              | "wechat"
              | "xiaohongshu"
              | "discord"
              | "disqus"
              | "quora"
              | "line"
              | "kakaotalk"
              | "viber"
              | "signal"
              | "xing"
              | "nextdoor"
              | "medium"
              | "substack"
              | "flickr"
              | "hackernews"
              | "lemmy"
              | "strava"
              | "meetup"
              | "truthsocial"
              | "googleplus"
              | "twitch"
              | "vimeo"
              | "dailymotion"
              | "rumble"
              | "bilibili"
              | "youku"
              | "netflix"
              | "google"
              | "bing"
              | "duckduckgo"
              | "yahoo"
              | "ecosia"
              | "yandex"
              | "baidu"
              | "naver"
              | "seznam"
              | "qwant"
              | "brave"
              | "startpage"
              | "kagi"
              | "sogou"
              | "so360"
              | "daum"
              | "aol"
              | "ask"
              | "kvasir"
              | "amazon"
              | "ebay"
              | "etsy"
              | "walmart"
              | "aliexpress"
              | "alibaba"
              | "mercadolibre"
              | "allegro"
              | "zalando"
              | "idealo"
              | "prisjakt"
              | "temu"
              | "shopapp"
              | "chatgpt"
              | "perplexity"
              | "gemini"
              | "copilot"
              | "claude"
              | "deepseek"
              | "grok"
              | "metaai"
              | "lechat"
              | "poe"
              | "taboola"
              | "outbrain"
              | "criteo"
              | "none";
            readonly campaign?: string;
            readonly paid?: boolean;
          } | null;
          readonly baseline: string;
          readonly target: string;
          readonly objective: string;
          readonly from: string;
          readonly to: string;
          readonly lookbackDays: number;
          readonly asOf: string | null;
          readonly daysGone: number;
          readonly daysAll: number;
          readonly shareGone: number;
          readonly value: string | null;
          readonly count: number | null;
          readonly expected: string | null;
          readonly projected: {
            readonly value: string;
            readonly low: string | null;
            readonly high: string | null;
            readonly level: 0.9;
          } | null;
          readonly status:
            | "ahead"
            | "on track"
            | "behind"
            | "too early to say"
            | "reached"
            | "missed"
            | "not measurable";
          readonly reason:
            | "the whole interval reaches the target"
            | "the whole interval misses the target"
            | "the target lies in the interval"
            | "the interval is too wide"
            | "few days"
            | "few results"
            | "not begun"
            | "over"
            | "reached before its end"
            | "passed before its end"
            | "not measurable";
          readonly needs:
            | "orders"
            | "leads"
            | "deals"
            | "ads"
            | "posts"
            | "posts or ads"
            | "visits"
            | "followers"
            | "costs"
            | "results"
            | "facts of these days"
            | "another segment"
            | null;
          readonly past: {
            readonly from: string;
            readonly to: string;
            readonly value: string | null;
            readonly whole: boolean;
          } | null;
          readonly says: string;
          readonly how: string;
        }[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/goals/pace", given }),
    /** Make up to 5,000 links: all, or none where one cannot be; those that stand already are left as they are. Needs links:write. */
    importLinks: (given: {
      params: { workspace: string };
      body: {
        /** A csv with a column destination; give it or `links`. */
        readonly csv?: string;
        readonly links?: readonly NewLink[];
        /** Make the others where some cannot be. */
        readonly skipsBad?: boolean;
        /** Make none: say what would be made, and what could not be. */
        readonly onlyLooks?: boolean;
      };
    }) =>
      callJson<{
        readonly made: readonly {
          readonly slug: string;
          readonly url: string;
          readonly destination: string;
        }[];
        /** So many were made, or would be where none is to be. */
        readonly ready: number;
        /** So many stood already. */
        readonly standing: number;
        /** What was left out, with its line in the csv or its place in the list. */
        readonly faults: readonly {
          readonly line: number;
          readonly reason: string;
        }[];
        readonly warnings: readonly {
          readonly line: number;
          readonly warning: string;
        }[];
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/links/import", given, repeats: true }),
    /** What retorno doctor says of the data folder, said by the running server. */
    installationHealth: () =>
      callJson<{
        readonly healthy: boolean;
        readonly findings: readonly Finding[];
      }>(options, { method: "GET", path: "/api/v1/health", given: {} }),
    /** Ask somebody in by a link, which holds for seven days and once. Needs members:write. */
    invite: (given: {
      params: { workspace: string };
      body: {
        readonly email: EmailInput;
        readonly role: Role;
      };
    }) =>
      callJson<InvitationSent>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/invitations",
        given,
        repeats: true,
      }),
    /** Conversions with the touches before them and their credit, the latest first. Needs answers:read. */
    journeys: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        readonly model?: Model;
        /** At most so many items. */
        readonly limit?: number;
        /** The `next` of the page before. */
        readonly cursor?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly Journey[];
        readonly next: string | null;
        readonly currency: string;
        readonly model: string;
        readonly lookbackDays: number;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys", given }),
    /** Keep how a file is read that nothing recognises; from then on files with its columns are read so. Needs imports:write. */
    keepMapping: (given: {
      params: { workspace: string; file: string };
      body: {
        readonly reads: "orders" | "touches" | "leads" | "deals" | "ads" | "posts" | "costs";
        readonly columns: Readonly<Record<string, string | null>>;
        readonly currency?: string;
        readonly timeZone?: string;
        readonly dates?: "day first" | "month first";
      };
    }) =>
      callJson<FileMapping>(options, { method: "PUT", path: "/api/v1/workspaces/:workspace/mappings/:file", given }),
    /** Keep this plan in place of the one that stands; the workspace takes its currency and time zone from it. Needs plan:write. */
    keepPlan: (given: {
      params: { workspace: string };
      body: {
        /** The version that you were shown and now change; may be sent as If-Match in its place. */
        readonly version?: number;
        readonly plan?: {
          /** The name that stands on the statement. */
          readonly business?: string | null;
          /** The kind of business. */
          readonly model?:
            | "online-shop"
            | "b2b"
            | "saas"
            | "dealership"
            | "local-store"
            | "services"
            | "creator"
            | "nonprofit"
            | null;
          /** The currency of the statement, ISO 4217. */
          readonly currency: string;
          /** Where a day begins and ends, an IANA time zone. */
          readonly timeZone: string;
          /** What counts as return. */
          readonly return?: {
            /** What counts as return: revenue, or the margin in it. */
            readonly basis: "revenue" | "margin";
            /** The margin as a share of revenue; goes with basis: margin. */
            readonly rate?: number;
            /** What to count although return is net without it. */
            readonly include?: readonly ("tax" | "shipping")[];
          };
          /** How long before a conversion a touch still counts. */
          readonly lookbackDays?: number;
          /** How touches are put together into journeys. */
          readonly journeys?: {
            /** How many touches before a conversion still count, the latest; absent: all inside the lookback. */
            readonly touches?: number;
            /** What of a path is looked at. */
            readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
            /** Whether an ad that was seen and not clicked counts as a touch. */
            readonly viewThroughs?: boolean;
            /** Whether each conversion starts the journey anew, so that a touch counts for one conversion alone. */
            readonly startAnew?: boolean;
          };
          /** Models of attribution of your own, of the milestone family. */
          readonly models?: readonly {
            /** What it is asked for by. */
            readonly name: string;
            /** What people call it; absent: its name. */
            readonly title?: string;
            /** The share of the first touch, and of the touches before the lead, the deal's opening and the win. */
            readonly anchors: {
              readonly first?: number;
              readonly lead?: number;
              readonly opportunity?: number;
              readonly won?: number;
            };
            /** The share of all other touches together. */
            readonly rest?: number;
            /** Touches after this stage get nothing. */
            readonly until?: "first" | "lead" | "opportunity" | "won";
          }[];
          /** How a cost for all social is shared over networks. */
          readonly spread?: "even" | "spend" | "posts" | "touches";
          readonly goals?: readonly {
            /** The goal in your words. */
            readonly name: string;
            /** The KPI or metric that shows it. */
            readonly measure:
              | "return"
              | "roi"
              | "roas"
              | "conversions"
              | "cpa"
              | "newCustomers"
              | "cac"
              | "leads"
              | "cpl"
              | "pipeline"
              | "visits"
              | "linkClicks"
              | "impressions"
              | "clicks"
              | "clickRate"
              | "engagements"
              | "engagementRate"
              | "followers"
              | "cost"
              | "adSpend"
              | "cpc"
              | "cpm";
            /** What it is about; absent: all social. */
            readonly segment?: {
              readonly network?:
                | "facebook"
                | "instagram"
                | "threads"
                | "x"
                | "linkedin"
                | "tiktok"
                | "youtube"
                | "pinterest"
                | "reddit"
                | "snapchat"
                | "whatsapp"
                | "telegram"
                | "bluesky"
                | "mastodon"
                | "tumblr"
                | "vk"
                | "odnoklassniki"
                | "weibo"
                | "wechat"
                | "xiaohongshu"
                | "discord"
                | "disqus"
                | "quora"
                | "line"
                | "kakaotalk"
                | "viber"
                | "signal"
                | "xing"
                | "nextdoor"
                | "medium"
                | "substack"
                | "flickr"
                | "hackernews"
                | "lemmy"
                | "strava"
                | "meetup"
                | "truthsocial"
                | "googleplus"
                | "twitch"
                | "vimeo"
                | "dailymotion"
                | "rumble"
                | "bilibili"
                | "youku"
                | "netflix"
                | "google"
                | "bing"
                | "duckduckgo"
                | "yahoo"
                | "ecosia"
                | "yandex"
                | "baidu"
                | "naver"
                | "seznam"
                | "qwant"
                | "brave"
                | "startpage"
                | "kagi"
                | "sogou"
                | "so360"
                | "daum"
                | "aol"
                | "ask"
                | "kvasir"
                | "amazon"
                | "ebay"
                | "etsy"
                | "walmart"
                | "aliexpress"
                | "alibaba"
                | "mercadolibre"
                | "allegro"
                | "zalando"
                | "idealo"
                | "prisjakt"
                | "temu"
                | "shopapp"
                | "chatgpt"
                | "perplexity"
                | "gemini"
                | "copilot"
                | "claude"
                | "deepseek"
                | "grok"
                | "metaai"
                | "lechat"
                | "poe"
                | "taboola"
                | "outbrain"
                | "criteo"
                | "none"
                | string;
              /** A campaign, by name or id. */
              readonly campaign?: string;
              /** Only what was paid for, or only what was not. */
              readonly paid?: boolean;
            };
            /** What the measure is without it, in the measure's unit. */
            readonly baseline: number | string;
            /** What it is to be. */
            readonly target: number | string;
            /** The aim of the business that it serves. */
            readonly objective: string;
            /** The first day. */
            readonly from: string;
            /** The first day that no longer counts. */
            readonly to: string;
            /** How long before its conversions a touch still counts; absent: the plan's lookbackDays. */
            readonly lookbackDays?: number;
          }[];
          readonly costs?: readonly (unknown & unknown)[];
          /** Discount codes and the network that showed them. */
          readonly codes?: Readonly<
            Record<
              string,
              {
                /** Where the code was shown. */
                readonly network:
                  | "facebook"
                  | "instagram"
                  | "threads"
                  | "x"
                  | "linkedin"
                  | "tiktok"
                  | "youtube"
                  | "pinterest"
                  | "reddit"
                  | "snapchat"
                  | "whatsapp"
                  | "telegram"
                  | "bluesky"
                  | "mastodon"
                  | "tumblr"
                  | "vk"
                  | "odnoklassniki"
                  | "weibo"
                  | "wechat"
                  | "xiaohongshu"
                  | "discord"
                  | "disqus"
                  | "quora"
                  | "line"
                  | "kakaotalk"
                  | "viber"
                  | "signal"
                  | "xing"
                  | "nextdoor"
                  | "medium"
                  | "substack"
                  | "flickr"
                  | "hackernews"
                  | "lemmy"
                  | "strava"
                  | "meetup"
                  | "truthsocial"
                  | "googleplus"
                  | "twitch"
                  | "vimeo"
                  | "dailymotion"
                  | "rumble"
                  | "bilibili"
                  | "youku"
                  | "netflix"
                  | "google"
                  | "bing"
                  | "duckduckgo"
                  | "yahoo"
                  | "ecosia"
                  | "yandex"
                  | "baidu"
                  | "naver"
                  | "seznam"
                  | "qwant"
                  | "brave"
                  | "startpage"
                  | "kagi"
                  | "sogou"
                  | "so360"
                  | "daum"
                  | "aol"
                  | "ask"
                  | "kvasir"
                  | "amazon"
                  | "ebay"
                  | "etsy"
                  | "walmart"
                  | "aliexpress"
                  | "alibaba"
                  | "mercadolibre"
                  | "allegro"
                  | "zalando"
                  | "idealo"
                  | "prisjakt"
                  | "temu"
                  | "shopapp"
                  | "chatgpt"
                  | "perplexity"
                  | "gemini"
                  | "copilot"
                  | "claude"
                  | "deepseek"
                  | "grok"
                  | "metaai"
                  | "lechat"
                  | "poe"
                  | "taboola"
                  | "outbrain"
                  | "criteo"
                  | "none"
                  | string;
                readonly campaign?: string;
                /** Whether the code was shown in an ad. */
                readonly paid?: boolean;
                /** GA4's channel; absent: the network's own. */
                readonly channel?:
                  | "Direct"
                  | "Cross-network"
                  | "Paid Shopping"
                  | "Paid Search"
                  | "Paid Social"
                  | "Paid Video"
                  | "Display"
                  | "Paid Other"
                  | "Organic Shopping"
                  | "Organic Social"
                  | "Organic Video"
                  | "Organic Search"
                  | "AI Assistants"
                  | "Email"
                  | "Affiliates"
                  | "Audio"
                  | "SMS"
                  | "Push"
                  | "Referral"
                  | "Unassigned"
                  | string;
              }
            >
          >;
          /** The names of your CRM's own deal stages. */
          readonly stages?: {
            /** Stages that mean a deal is won. */
            readonly won?: readonly string[];
            /** Stages that mean a deal is lost. */
            readonly lost?: readonly string[];
          };
          /** Networks that are not to count as social. */
          readonly notSocial?: readonly string[];
          /** What the fields of tracked links may say. */
          readonly naming?: {
            /** The values utm_source may have. */
            readonly sources?: readonly string[];
            /** The values utm_medium may have. */
            readonly mediums?: readonly string[];
            /** How utm_campaign is named, such as {season}-{year}; one of them must fit. */
            readonly campaigns?: readonly string[];
            /** Sources that go with some of the mediums only. */
            readonly mediumsBySource?: Readonly<Record<string, readonly string[]>>;
          };
        };
        /** The plan as plan.yaml, in place of `plan`. */
        readonly yaml?: string;
      };
    }) => callJson<VersionedPlan>(options, { method: "PUT", path: "/api/v1/workspaces/:workspace/plan", given }),
    /** Write a whole week of hours; rows that are left out, or have no hours, are taken away. Needs plan:write. */
    keepTimesheet: (given: {
      params: { workspace: string; week: string };
      body: {
        /** The version that you were shown and now change; may be sent as If-Match in its place. */
        readonly version?: string;
        readonly rows: readonly {
          /** Of a row that stands; absent: the one of this name, or a new one. */
          readonly id?: string;
          /** The person or role. */
          readonly what: string;
          readonly hours: number | string;
          /** What one hour costs, with everything that comes on top of the wage. */
          readonly rate: number | string;
          readonly currency?: string;
          /** What the work was for; absent: all social. */
          readonly scope?: {
            /** A network, or with `post` the network the post stands on. */
            readonly network?:
              | "facebook"
              | "instagram"
              | "threads"
              | "x"
              | "linkedin"
              | "tiktok"
              | "youtube"
              | "pinterest"
              | "reddit"
              | "snapchat"
              | "whatsapp"
              | "telegram"
              | "bluesky"
              | "mastodon"
              | "tumblr"
              | "vk"
              | "odnoklassniki"
              | "weibo"
              | "wechat"
              | "xiaohongshu"
              | "discord"
              | "disqus"
              | "quora"
              | "line"
              | "kakaotalk"
              | "viber"
              | "signal"
              | "xing"
              | "nextdoor"
              | "medium"
              | "substack"
              | "flickr"
              | "hackernews"
              | "lemmy"
              | "strava"
              | "meetup"
              | "truthsocial"
              | "googleplus"
              | "twitch"
              | "vimeo"
              | "dailymotion"
              | "rumble"
              | "bilibili"
              | "youku"
              | "netflix"
              | "google"
              | "bing"
              | "duckduckgo"
              | "yahoo"
              | "ecosia"
              | "yandex"
              | "baidu"
              | "naver"
              | "seznam"
              | "qwant"
              | "brave"
              | "startpage"
              | "kagi"
              | "sogou"
              | "so360"
              | "daum"
              | "aol"
              | "ask"
              | "kvasir"
              | "amazon"
              | "ebay"
              | "etsy"
              | "walmart"
              | "aliexpress"
              | "alibaba"
              | "mercadolibre"
              | "allegro"
              | "zalando"
              | "idealo"
              | "prisjakt"
              | "temu"
              | "shopapp"
              | "chatgpt"
              | "perplexity"
              | "gemini"
              | "copilot"
              | "claude"
              | "deepseek"
              | "grok"
              | "metaai"
              | "lechat"
              | "poe"
              | "taboola"
              | "outbrain"
              | "criteo"
              | "none"
              | string;
            /** A campaign, by name or id. */
            readonly campaign?: string;
            /** One piece of content, by id or address. */
            readonly post?: string;
            /** A channel that is not social, such as Email. */
            readonly channel?:
              | "Direct"
              | "Cross-network"
              | "Paid Shopping"
              | "Paid Search"
              | "Paid Social"
              | "Paid Video"
              | "Display"
              | "Paid Other"
              | "Organic Shopping"
              | "Organic Social"
              | "Organic Video"
              | "Organic Search"
              | "AI Assistants"
              | "Email"
              | "Affiliates"
              | "Audio"
              | "SMS"
              | "Push"
              | "Referral"
              | "Unassigned"
              | string;
          };
        }[];
      };
    }) => callJson<Timesheet>(options, { method: "PUT", path: "/api/v1/workspaces/:workspace/timesheet/:week", given }),
    /** A link's clicks and visits on each day of a period that had any. Needs links:read. */
    linkDays: (given: {
      params: { workspace: string; slug: string };
      query?: {
        /** Clicks from this day on; with `to`. */
        readonly from?: string;
        /** The first day whose clicks no longer count; with `from`. */
        readonly to?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly {
          readonly day: string;
          readonly clicks: number;
          readonly botClicks: number;
          readonly visits: number;
        }[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/links/:slug/days", given }),
    /** What a link was before each change, first change first. Needs links:read. */
    linkHistory: (given: { params: { workspace: string; slug: string } }) =>
      callJson<{
        readonly items: readonly {
          /** A moment, ISO 8601 in UTC. */
          readonly at: string;
          readonly what: "destination" | "source" | "medium" | "campaign" | "content" | "term" | "expires";
          readonly was: string | null;
          readonly is: string | null;
        }[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/links/:slug/history", given }),
    /** A short link as a QR code to be printed, as SVG or PNG. Needs links:read. */
    linkQr: (given: {
      params: { workspace: string; slug: string };
      query?: {
        readonly format?: "svg" | "png";
        /** From edge to edge, with the white around it. */
        readonly sizeMm?: number;
        /** Dots an inch of a PNG. */
        readonly dpi?: number;
        /** How much of it may be torn: M a seventh, Q a quarter. */
        readonly correction?: "M" | "Q";
      };
    }) => callFor(options, { method: "GET", path: "/api/v1/workspaces/:workspace/links/:slug/qr", given }),
    /** What each link brought: clicks, visits, conversions and money credited under a model of single journeys. Needs answers:read. */
    linkReturns: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        readonly model?: Model;
      };
    }) => callJson<LinkReturns>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/link-returns", given }),
    /** What is wrong with the tags of addresses, wherever they are from; nothing is kept. Needs links:read. */
    lintLinks: (given: {
      params: { workspace: string };
      body: {
        readonly addresses: readonly string[];
      };
    }) =>
      callJson<{
        readonly items: readonly {
          readonly address: string;
          readonly faults: readonly {
            /** Null for the address as a whole. */
            readonly field: "source" | "medium" | "campaign" | "content" | "term" | null;
            /** Against the plan or the law; or counted elsewhere than is meant. */
            readonly kind: "refused" | "warned";
            readonly code:
              | "missing_source"
              | "missing_medium"
              | "missing_campaign"
              | "not_in_plan"
              | "not_with_source"
              | "no_pattern"
              | "capitals"
              | "blanks"
              | "no_network"
              | "no_channel"
              | "not_social"
              | "holds_at"
              | "person"
              | "click_id"
              | "not_whole";
            readonly says: string;
            /** What was probably meant. */
            readonly instead: string | null;
          }[];
        }[];
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/links/lint", given, repeats: true }),
    /** Who changed what in the workspace, the latest first. Needs audit:read. */
    listAudit: (given: {
      params: { workspace: string };
      query?: {
        /** At most so many items. */
        readonly limit?: number;
        /** The `next` of the page before. */
        readonly cursor?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly AuditEntry[];
        readonly next: string | null;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/audit", given }),
    /** The backups in the folder that retorno backup --every-day names. */
    listBackups: () => callJson<Backups>(options, { method: "GET", path: "/api/v1/backups", given: {} }),
    /** The plan's costs, and what each comes to: in a period, or from its first day up to today. Needs plan:read. */
    listCosts: (given: {
      params: { workspace: string };
      query?: {
        /** The first day of the period. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly Cost[];
        /** Those that stand outside the plan. */
        readonly fromFiles: readonly FileCost[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/costs", given }),
    /** The plan's goals. Needs plan:read. */
    listGoals: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly Goal[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/goals", given }),
    /** What was brought in, the latest first, with what was taken back. Needs imports:read. */
    listImports: (given: {
      params: { workspace: string };
      query?: {
        /** At most so many items. */
        readonly limit?: number;
        /** The `next` of the page before. */
        readonly cursor?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly ImportLine[];
        readonly next: string | null;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/imports", given }),
    /** Who was asked in and has not come yet. Needs members:write. */
    listInvitations: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly Invitation[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/invitations", given }),
    /** What the server does by itself, and how it went. */
    listJobs: () =>
      callJson<{
        readonly items: readonly Job[];
      }>(options, { method: "GET", path: "/api/v1/jobs", given: {} }),
    /** The API keys, the revoked ones too. Needs keys:read. */
    listKeys: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly ApiKey[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/keys", given }),
    /** The links that stand, last made first, with their clicks ever or in a period. Needs links:read. */
    listLinks: (given: {
      params: { workspace: string };
      query?: {
        /** At most so many items. */
        readonly limit?: number;
        /** The `next` of the page before. */
        readonly cursor?: string;
        /** Clicks from this day on; with `to`. */
        readonly from?: string;
        /** The first day whose clicks no longer count; with `from`. */
        readonly to?: string;
        /** In the slug, the destination, the source or the campaign. */
        readonly search?: string;
      };
    }) =>
      callJson<{
        readonly items: readonly Link[];
        readonly next: string | null;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/links", given }),
    /** How files are read that nothing recognises: which column of theirs stands for which of ours. Needs imports:read. */
    listMappings: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly FileMapping[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/mappings", given }),
    /** Who may come into the workspace. Needs members:read. */
    listMembers: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly Member[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/members", given }),
    /** The passkeys you sign in with. */
    listPasskeys: () =>
      callJson<{
        readonly items: readonly Passkey[];
      }>(options, { method: "GET", path: "/api/v1/me/passkeys", given: {} }),
    /** The receipts of a cost, the first first. Needs plan:read. */
    listReceipts: (given: { params: { workspace: string; cost: string } }) =>
      callJson<{
        readonly items: readonly Receipt[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/costs/:cost/receipts", given }),
    /** The browsers you are signed in with. */
    listSessions: () =>
      callJson<{
        readonly items: readonly Session[];
      }>(options, { method: "GET", path: "/api/v1/me/sessions", given: {} }),
    /** The web sites whose visits are seen, with the script tag of each. Needs sources:read. */
    listSites: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly Site[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/sites", given }),
    /** The webhooks, closed ones too, and when each was last called. Needs sources:read. */
    listWebhooks: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly items: readonly Webhook[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/webhooks", given }),
    /** The workspaces you may see. */
    listWorkspaces: () =>
      callJson<{
        readonly items: readonly Workspace[];
      }>(options, { method: "GET", path: "/api/v1/workspaces", given: {} }),
    /** What stands in a single file that nothing recognised, or that was only looked at: its columns with some values, how it could be read, and what would be read; had for an hour. Needs imports:write. */
    lookAtImport: (given: { params: { workspace: string; import: string } }) =>
      callJson<FileLook>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/imports/:import/look", given }),
    /** Whether the link that makes somebody the owner still opens; it is not used up. */
    lookAtOwnerLink: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/first-owner/look", given }),
    /** Whether such a link still opens; it is not used up. */
    lookAtPasswordLink: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/password-reset/look", given }),
    /** Have a backup made into that folder now; the job tells how it went. */
    makeBackup: () => callJson<Job>(options, { method: "POST", path: "/api/v1/backups", given: {}, repeats: true }),
    /** Make a workspace of a made-up shop with three months of figures; for whoever may make workspaces, once. */
    makeDemo: () => callJson<Demo>(options, { method: "POST", path: "/api/v1/demo", given: {}, repeats: true }),
    /** Who is signed in, and the workspaces they may see. */
    me: () => callJson<Me>(options, { method: "GET", path: "/api/v1/me", given: {} }),
    /** What a link asks somebody into. */
    openInvitation: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
      };
    }) =>
      callJson<{
        readonly workspace: {
          readonly id: string;
          readonly name: string;
        };
        readonly role: Role;
        /** Whom it is for. */
        readonly email: string;
        /** Whether they sign in and accept. Else they choose a name and a password, also where an account was made in their name before. */
        readonly hasAccount: boolean;
        /** A moment, ISO 8601 in UTC. */
        readonly expiresAt: string;
      }>(options, { method: "POST", path: "/api/v1/invitation", given }),
    /** What a cost would come to in a period, and a day; nothing is kept. Needs plan:read. */
    previewCost: (given: {
      params: { workspace: string };
      query?: {
        /** The first day of the period. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
      };
      body: unknown & unknown;
    }) =>
      callJson<{
        /** The amount, or hours × rate, in its own currency: for one `per`, or once. */
        readonly price: string;
        /** What of it falls into the period that is asked for; null where nothing does. */
        readonly comesTo: {
          readonly from: string;
          readonly to: string;
          /** A decimal in the major unit, such as 1234.50. */
          readonly amount: string;
          readonly currency: string;
          /** By the rate of each day; null where one is missing. */
          readonly inPlanCurrency: string | null;
        } | null;
        /** How many days of the period it covers. */
        readonly days: number;
        /** Of `comesTo.amount`, in its currency; null where none is covered. */
        readonly perDay: string | null;
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/costs/preview", given, repeats: true }),
    /** What stands at an address that a link is to lead to; private networks are not asked. Needs links:write. */
    previewLink: (given: {
      params: { workspace: string };
      body: {
        readonly url: string;
      };
    }) =>
      callJson<{
        /** What the address answered in the end, such as 200 or 404. */
        readonly status: number;
        /** Where it led to in the end. */
        readonly url: string;
        readonly title: string | null;
        /** The address of the picture that networks show; it is not looked at. */
        readonly image: string | null;
      }>(options, { method: "POST", path: "/api/v1/workspaces/:workspace/links/preview", given, repeats: true }),
    /** Remove a member, which only owners may, or leave yourself; the last owner stays. Needs members:read. */
    removeMember: (given: { params: { workspace: string; user: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/members/:user", given }),
    /** Let a passkey sign nobody in any more. */
    removePasskey: (given: {
      params: { passkey: string };
      body: {
        /** Yours, once more. */
        readonly password: Password;
      };
    }) => callJson<void>(options, { method: "DELETE", path: "/api/v1/me/passkeys/:passkey", given }),
    /** Sign in without the app from now on. */
    removeSecondFactor: (given: {
      body: {
        /** Yours, once more. */
        readonly password: Password;
      };
    }) => callJson<void>(options, { method: "DELETE", path: "/api/v1/me/second-factor", given }),
    /** Call a passkey something else. */
    renamePasskey: (given: {
      params: { passkey: string };
      body: {
        /** Such as the device it is on. */
        readonly name: string;
      };
    }) => callJson<Passkey>(options, { method: "PATCH", path: "/api/v1/me/passkeys/:passkey", given }),
    /** New backup codes; the old ones no longer count. */
    renewBackupCodes: (given: {
      body: {
        /** Yours, once more. */
        readonly password: Password;
      };
    }) =>
      callJson<{
        /** Each lets you in once in place of the app; they are not shown again. */
        readonly backupCodes: readonly string[];
      }>(options, { method: "POST", path: "/api/v1/me/backup-codes", given, repeats: true }),
    /** Send a new link, which holds for seven days from now; the old one no longer counts. Needs members:write. */
    resendInvitation: (given: { params: { workspace: string; invitation: string } }) =>
      callJson<InvitationSent>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/invitations/:invitation/resend",
        given,
        repeats: true,
      }),
    /** Choose a new password with such a link; every session ends. */
    resetPassword: (given: {
      body: {
        /** What the link has after its #. */
        readonly token: string;
        readonly password: Password;
      };
    }) => callJson<void>(options, { method: "PUT", path: "/api/v1/password-reset", given }),
    /** Bring a cost back that was taken out, as it was and under its id; its receipts wait for thirty days. Needs plan:write. */
    restoreCost: (given: { params: { workspace: string; cost: string } }) =>
      callJson<Cost>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/costs/:cost/restore",
        given,
        repeats: true,
      }),
    /** Take the deletion of a link back: it leads where it led before. Needs links:write. */
    restoreLink: (given: { params: { workspace: string; slug: string } }) =>
      callJson<Link>(options, {
        method: "POST",
        path: "/api/v1/workspaces/:workspace/links/:slug/restore",
        given,
        repeats: true,
      }),
    /** Revoke a key: what it sends is refused from now on. Needs keys:write. */
    revokeKey: (given: { params: { workspace: string; key: string } }) =>
      callJson<void>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/keys/:key", given }),
    /** The ROI statement: what came back, what it cost, how sure we are. Needs answers:read. */
    roi: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        readonly model?: Model;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
      };
    }) =>
      callJson<{
        readonly business: string | null;
        readonly period: {
          readonly from: string;
          readonly to: string;
        };
        readonly currency: string;
        readonly timeZone: string;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly model: string;
        readonly lookbackDays: number;
        readonly basis: "revenue" | "margin";
        readonly marginRate: number | null;
        readonly rows: readonly {
          readonly cost: string;
          readonly return: string;
          readonly roi: number | null;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly conversions: number;
          readonly cpa: string | null;
          readonly evidence: Readonly<Record<string, string>>;
          readonly adSpend: string;
          readonly roles: {
            readonly origin: number;
            readonly assist: number;
            readonly converter: number;
          };
          readonly key: {
            readonly network?: string;
            readonly channel?: string;
            readonly paid?: boolean;
            readonly campaign?: string | null;
            readonly post?: string | null;
          };
          readonly social: boolean;
        }[];
        readonly totals: {
          readonly cost: string;
          readonly return: string;
          readonly roi: number | null;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly conversions: number;
          readonly cpa: string | null;
          readonly evidence: Readonly<Record<string, string>>;
          readonly adSpend: string;
          readonly roles: {
            readonly origin: number;
            readonly assist: number;
            readonly converter: number;
          };
        };
        readonly all: {
          readonly cost: string;
          readonly return: string;
          readonly roi: number | null;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly conversions: number;
          readonly cpa: string | null;
          readonly evidence: Readonly<Record<string, string>>;
          readonly adSpend: string;
          readonly roles: {
            readonly origin: number;
            readonly assist: number;
            readonly converter: number;
          };
        };
        readonly unattributed: {
          readonly return: string;
          readonly conversions: number;
        };
        readonly claims: readonly {
          readonly platform: string;
          readonly claimed: number;
          readonly found: number;
          readonly claimedValue: string | null;
          readonly foundValue: string;
        }[];
        readonly costs: readonly {
          readonly category:
            | "labour"
            | "ad spend"
            | "tools"
            | "agency"
            | "content"
            | "training"
            | "research"
            | "events"
            | "service recovery";
          readonly amount: string;
        }[];
        readonly ledger: readonly {
          readonly what: string;
          readonly category:
            | "labour"
            | "ad spend"
            | "tools"
            | "agency"
            | "content"
            | "training"
            | "research"
            | "events"
            | "service recovery";
          readonly scope: string;
          readonly from: string;
          readonly to: string;
          readonly amount: string;
          readonly rule: string;
          readonly shares: readonly {
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly amount: string;
          }[];
        }[];
        readonly overTime: {
          readonly unit: "day" | "week" | "month";
          readonly points: readonly {
            readonly from: string;
            readonly cost: string;
            readonly adSpend: string;
            readonly return: string;
          }[];
        };
        readonly sources: readonly {
          readonly file: string;
          readonly format: string | null;
          readonly rows: number;
          readonly rejected: number;
          readonly currency: string | null;
          readonly period: {
            readonly from: string;
            readonly to: string;
          } | null;
          readonly sums: Readonly<Record<string, string | number>>;
          readonly used: boolean;
          readonly note: string | null;
        }[];
        readonly warnings: readonly {
          readonly code: string;
          readonly message: string;
          readonly hint: string;
        }[];
        readonly formulas: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/roi", given }),
    /** The ROI statement as a file: a page, a table or a workbook. Needs answers:read. */
    roiReport: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        readonly model?: Model;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        readonly format?: "html" | "csv" | "xlsx";
      };
    }) => callFor(options, { method: "GET", path: "/api/v1/workspaces/:workspace/roi/report", given }),
    /** Have a job run as soon as the server can. */
    runJob: (given: { params: { job: string } }) =>
      callJson<Job>(options, { method: "POST", path: "/api/v1/jobs/:job/run", given, repeats: true }),
    /** Tell of one event or of up to 1,000: orders, leads, deals, costs and what visitors did. Needs events:write. */
    sendEvents: (given: {
      body:
        | {
            readonly type: "page_view";
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The page, whole. */
            readonly url: string;
            /** The page that led there. */
            readonly referrer?: string;
            /** Goes before what url says; so do the other four. */
            readonly utm_source?: string;
            /** social, cpc, email … */
            readonly utm_medium?: string;
            /** The campaign. */
            readonly utm_campaign?: string;
            /** The ad, post or link. */
            readonly utm_content?: string;
            /** The keyword or audience. */
            readonly utm_term?: string;
          }
        | {
            readonly type: "ad_view";
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The network whose ad was seen, such as instagram. */
            readonly utm_source: string;
            /** Absent: cpm, a paid medium. */
            readonly utm_medium?: string;
            /** The campaign. */
            readonly utm_campaign?: string;
            /** The ad, post or link. */
            readonly utm_content?: string;
            /** The keyword or audience. */
            readonly utm_term?: string;
          }
        | {
            readonly type: "action";
            /** What they did; GA4's name where it has one: add_to_cart, sign_up, file_download … */
            readonly name: string;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The page they landed on, whole. */
            readonly url?: string;
            /** The page that led there. */
            readonly referrer?: string;
            /** Goes before what url says; so do the other four. */
            readonly utm_source?: string;
            /** social, cpc, email … */
            readonly utm_medium?: string;
            /** The campaign. */
            readonly utm_campaign?: string;
            /** The ad, post or link. */
            readonly utm_content?: string;
            /** The keyword or audience. */
            readonly utm_term?: string;
            /** What it is worth, in currency. */
            readonly value?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** Up to 30 texts, numbers and truths beside it; nothing that names a person. */
            readonly data?: Readonly<Record<string, string | number | boolean>>;
          }
        | {
            readonly type: "lead";
            /** The lead's or contact's id in your CRM. Told again, fields that are given replace what stood. */
            readonly id?: string | number;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The page they landed on, whole. */
            readonly url?: string;
            /** The page that led there. */
            readonly referrer?: string;
            /** Goes before what url says; so do the other four. */
            readonly utm_source?: string;
            /** social, cpc, email … */
            readonly utm_medium?: string;
            /** The campaign. */
            readonly utm_campaign?: string;
            /** The ad, post or link. */
            readonly utm_content?: string;
            /** The keyword or audience. */
            readonly utm_term?: string;
            /** As your CRM calls it. */
            readonly stage?: string;
            /** When it became an opportunity. */
            readonly opportunity_at?: string;
            /** What the CRM or the lead itself says it came from. */
            readonly source?: string;
            /** What the CRM adds to it, such as the network. */
            readonly source_detail?: string;
            /** What it adds further, such as the campaign. */
            readonly source_detail_2?: string;
            /** The company's id or name. */
            readonly company?: string;
            /** The deal that came of it. */
            readonly deal_id?: string | number;
            /** What it is worth to you. */
            readonly value?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** When this became so, where it may arrive late; absent: now. */
            readonly updated_at?: string;
          }
        | {
            readonly type: "deal";
            /** The deal's id in your CRM. Told again, fields that are given replace what stood. */
            readonly id: string | number;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The lead or contact it came of. */
            readonly lead_id?: string | number;
            /** The company's id or name. */
            readonly company?: string;
            /** What the deal is called. */
            readonly name?: string;
            /** As your CRM calls it. */
            readonly pipeline?: string;
            /** As your CRM calls it. */
            readonly stage?: string;
            /** Absent: as the stage's name or the plan's stages say. */
            readonly outcome?: "open" | "won" | "lost";
            /** What it is worth. */
            readonly value?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** When it was won or lost; absent with such an outcome: at. */
            readonly closed_at?: string;
            /** When this became so, where it may arrive late; absent: now. */
            readonly updated_at?: string;
          }
        | {
            readonly type: "deal_stage";
            /** The deal that moved on. */
            readonly deal_id: string | number;
            /** As your CRM calls it. */
            readonly stage: string;
            /** Absent: as the stage's name or the plan's stages say. */
            readonly outcome?: "open" | "won" | "lost";
            /** What the deal is worth now. */
            readonly value?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** When this became so, where it may arrive late; absent: now. */
            readonly updated_at?: string;
          }
        | {
            readonly type: "order";
            /** The order's number as the shop shows it. Told again, it replaces what stood. */
            readonly id: string | number;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The page they landed on, whole. */
            readonly url?: string;
            /** The page that led there. */
            readonly referrer?: string;
            /** Goes before what url says; so do the other four. */
            readonly utm_source?: string;
            /** social, cpc, email … */
            readonly utm_medium?: string;
            /** The campaign. */
            readonly utm_campaign?: string;
            /** The ad, post or link. */
            readonly utm_content?: string;
            /** The keyword or audience. */
            readonly utm_term?: string;
            /** Another number it goes by, where refunds or your thank-you page name that one. */
            readonly also_id?: string | number;
            /** What was paid, with tax and shipping; total is the same. */
            readonly value?: number | string;
            /** The same as value. */
            readonly total?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** The tax in it. */
            readonly tax?: number | string;
            /** The shipping in it. */
            readonly shipping?: number | string;
            /** What went back so far; or send refunds by themselves. */
            readonly refunded?: number | string;
            /** The discount code that was used; several with commas. */
            readonly code?: string;
            /** Absent: paid. A cancelled order does not count. */
            readonly status?: "paid" | "unpaid" | "cancelled";
            /** When this became so, where it may arrive late; absent: now. */
            readonly updated_at?: string;
          }
        | {
            readonly type: "refund";
            /** The refund's own id. */
            readonly id: string | number;
            /** The order that it came back of. */
            readonly order_id: string | number;
            /** What went back, above 0. */
            readonly value: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
          }
        | {
            readonly type: "cost";
            /** Told again, it replaces what stood; absent: costs that agree in all are one. */
            readonly id?: string | number;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** What was paid for, in your words. */
            readonly what: string;
            /** labour, ad spend, tools, agency, content, training, research, events or service recovery. */
            readonly category: string;
            /** Money, per `per` or once for the period. */
            readonly amount?: number | string;
            /** Hours of work; goes with rate. */
            readonly hours?: number | string;
            /** What one hour costs. */
            readonly rate?: number | string;
            /** Such as EUR; absent: the workspace's. */
            readonly currency?: string;
            /** day, week, month, quarter or year; absent: once. */
            readonly per?: string;
            /** The first day. */
            readonly from: string;
            /** The first day that no longer counts. */
            readonly to?: string;
            /** What it was for, one of four: a network … */
            readonly network?: string;
            /** … a campaign … */
            readonly campaign?: string;
            /** … a post, which may add its network … */
            readonly post?: string;
            /** … or a channel that is not social. None: all social. */
            readonly channel?: string;
          }
        | {
            readonly type: "identify";
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The contact's id in your CRM. */
            readonly lead_id?: string | number;
          }
        | {
            readonly type: "survey_answer";
            /** Told again, it replaces what stood. */
            readonly id?: string | number;
            /** Your own id of this event: sent again, it is not stored again. */
            readonly event_id?: string;
            /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
            readonly at?: string;
            /** Kept only as a keyed hash. */
            readonly email?: string;
            /** The customer's number in your shop; kept only as a keyed hash. */
            readonly customer_id?: string | number;
            /** The id in the tracker's first-party cookie. */
            readonly visitor?: string;
            /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
            readonly ip?: string;
            /** The visitor's browser, as it names itself. Not kept. */
            readonly user_agent?: string;
            /** The order it was asked at. */
            readonly order_id?: string | number;
            /** As it was asked. */
            readonly question?: string;
            /** What they said to "how did you hear about us?" */
            readonly answer: string;
          }
        | readonly (
            | {
                readonly type: "page_view";
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The page, whole. */
                readonly url: string;
                /** The page that led there. */
                readonly referrer?: string;
                /** Goes before what url says; so do the other four. */
                readonly utm_source?: string;
                /** social, cpc, email … */
                readonly utm_medium?: string;
                /** The campaign. */
                readonly utm_campaign?: string;
                /** The ad, post or link. */
                readonly utm_content?: string;
                /** The keyword or audience. */
                readonly utm_term?: string;
              }
            | {
                readonly type: "ad_view";
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The network whose ad was seen, such as instagram. */
                readonly utm_source: string;
                /** Absent: cpm, a paid medium. */
                readonly utm_medium?: string;
                /** The campaign. */
                readonly utm_campaign?: string;
                /** The ad, post or link. */
                readonly utm_content?: string;
                /** The keyword or audience. */
                readonly utm_term?: string;
              }
            | {
                readonly type: "action";
                /** What they did; GA4's name where it has one: add_to_cart, sign_up, file_download … */
                readonly name: string;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The page they landed on, whole. */
                readonly url?: string;
                /** The page that led there. */
                readonly referrer?: string;
                /** Goes before what url says; so do the other four. */
                readonly utm_source?: string;
                /** social, cpc, email … */
                readonly utm_medium?: string;
                /** The campaign. */
                readonly utm_campaign?: string;
                /** The ad, post or link. */
                readonly utm_content?: string;
                /** The keyword or audience. */
                readonly utm_term?: string;
                /** What it is worth, in currency. */
                readonly value?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** Up to 30 texts, numbers and truths beside it; nothing that names a person. */
                readonly data?: Readonly<Record<string, string | number | boolean>>;
              }
            | {
                readonly type: "lead";
                /** The lead's or contact's id in your CRM. Told again, fields that are given replace what stood. */
                readonly id?: string | number;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The page they landed on, whole. */
                readonly url?: string;
                /** The page that led there. */
                readonly referrer?: string;
                /** Goes before what url says; so do the other four. */
                readonly utm_source?: string;
                /** social, cpc, email … */
                readonly utm_medium?: string;
                /** The campaign. */
                readonly utm_campaign?: string;
                /** The ad, post or link. */
                readonly utm_content?: string;
                /** The keyword or audience. */
                readonly utm_term?: string;
                /** As your CRM calls it. */
                readonly stage?: string;
                /** When it became an opportunity. */
                readonly opportunity_at?: string;
                /** What the CRM or the lead itself says it came from. */
                readonly source?: string;
                /** What the CRM adds to it, such as the network. */
                readonly source_detail?: string;
                /** What it adds further, such as the campaign. */
                readonly source_detail_2?: string;
                /** The company's id or name. */
                readonly company?: string;
                /** The deal that came of it. */
                readonly deal_id?: string | number;
                /** What it is worth to you. */
                readonly value?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** When this became so, where it may arrive late; absent: now. */
                readonly updated_at?: string;
              }
            | {
                readonly type: "deal";
                /** The deal's id in your CRM. Told again, fields that are given replace what stood. */
                readonly id: string | number;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The lead or contact it came of. */
                readonly lead_id?: string | number;
                /** The company's id or name. */
                readonly company?: string;
                /** What the deal is called. */
                readonly name?: string;
                /** As your CRM calls it. */
                readonly pipeline?: string;
                /** As your CRM calls it. */
                readonly stage?: string;
                /** Absent: as the stage's name or the plan's stages say. */
                readonly outcome?: "open" | "won" | "lost";
                /** What it is worth. */
                readonly value?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** When it was won or lost; absent with such an outcome: at. */
                readonly closed_at?: string;
                /** When this became so, where it may arrive late; absent: now. */
                readonly updated_at?: string;
              }
            | {
                readonly type: "deal_stage";
                /** The deal that moved on. */
                readonly deal_id: string | number;
                /** As your CRM calls it. */
                readonly stage: string;
                /** Absent: as the stage's name or the plan's stages say. */
                readonly outcome?: "open" | "won" | "lost";
                /** What the deal is worth now. */
                readonly value?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** When this became so, where it may arrive late; absent: now. */
                readonly updated_at?: string;
              }
            | {
                readonly type: "order";
                /** The order's number as the shop shows it. Told again, it replaces what stood. */
                readonly id: string | number;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The page they landed on, whole. */
                readonly url?: string;
                /** The page that led there. */
                readonly referrer?: string;
                /** Goes before what url says; so do the other four. */
                readonly utm_source?: string;
                /** social, cpc, email … */
                readonly utm_medium?: string;
                /** The campaign. */
                readonly utm_campaign?: string;
                /** The ad, post or link. */
                readonly utm_content?: string;
                /** The keyword or audience. */
                readonly utm_term?: string;
                /** Another number it goes by, where refunds or your thank-you page name that one. */
                readonly also_id?: string | number;
                /** What was paid, with tax and shipping; total is the same. */
                readonly value?: number | string;
                /** The same as value. */
                readonly total?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** The tax in it. */
                readonly tax?: number | string;
                /** The shipping in it. */
                readonly shipping?: number | string;
                /** What went back so far; or send refunds by themselves. */
                readonly refunded?: number | string;
                /** The discount code that was used; several with commas. */
                readonly code?: string;
                /** Absent: paid. A cancelled order does not count. */
                readonly status?: "paid" | "unpaid" | "cancelled";
                /** When this became so, where it may arrive late; absent: now. */
                readonly updated_at?: string;
              }
            | {
                readonly type: "refund";
                /** The refund's own id. */
                readonly id: string | number;
                /** The order that it came back of. */
                readonly order_id: string | number;
                /** What went back, above 0. */
                readonly value: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
              }
            | {
                readonly type: "cost";
                /** Told again, it replaces what stood; absent: costs that agree in all are one. */
                readonly id?: string | number;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** What was paid for, in your words. */
                readonly what: string;
                /** labour, ad spend, tools, agency, content, training, research, events or service recovery. */
                readonly category: string;
                /** Money, per `per` or once for the period. */
                readonly amount?: number | string;
                /** Hours of work; goes with rate. */
                readonly hours?: number | string;
                /** What one hour costs. */
                readonly rate?: number | string;
                /** Such as EUR; absent: the workspace's. */
                readonly currency?: string;
                /** day, week, month, quarter or year; absent: once. */
                readonly per?: string;
                /** The first day. */
                readonly from: string;
                /** The first day that no longer counts. */
                readonly to?: string;
                /** What it was for, one of four: a network … */
                readonly network?: string;
                /** … a campaign … */
                readonly campaign?: string;
                /** … a post, which may add its network … */
                readonly post?: string;
                /** … or a channel that is not social. None: all social. */
                readonly channel?: string;
              }
            | {
                readonly type: "identify";
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The contact's id in your CRM. */
                readonly lead_id?: string | number;
              }
            | {
                readonly type: "survey_answer";
                /** Told again, it replaces what stood. */
                readonly id?: string | number;
                /** Your own id of this event: sent again, it is not stored again. */
                readonly event_id?: string;
                /** When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now. */
                readonly at?: string;
                /** Kept only as a keyed hash. */
                readonly email?: string;
                /** The customer's number in your shop; kept only as a keyed hash. */
                readonly customer_id?: string | number;
                /** The id in the tracker's first-party cookie. */
                readonly visitor?: string;
                /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
                readonly ip?: string;
                /** The visitor's browser, as it names itself. Not kept. */
                readonly user_agent?: string;
                /** The order it was asked at. */
                readonly order_id?: string | number;
                /** As it was asked. */
                readonly question?: string;
                /** What they said to "how did you hear about us?" */
                readonly answer: string;
              }
          )[];
    }) => callJson<EventsAnswer>(options, { method: "POST", path: "/api/v1/events", given, repeats: true }),
    /** Followers and reach of each network side by side, and of whom the audience is. Needs answers:read. */
    showAudience: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
      };
    }) =>
      callJson<{
        readonly period: {
          readonly from: string;
          readonly to: string;
        };
        readonly timeZone: string;
        readonly unit: "day" | "week" | "month";
        readonly networks: readonly {
          readonly network: string;
          readonly account: string | null;
          readonly first: {
            readonly day: string;
            readonly followers: number;
          } | null;
          readonly last: {
            readonly day: string;
            readonly followers: number;
          } | null;
          readonly growth: number | null;
          readonly gained: number | null;
          readonly lost: number | null;
          readonly daysTold: number;
          readonly reachADay: number | null;
          readonly daysOfReach: number;
          readonly points: readonly {
            readonly from: string;
            readonly followers: number | null;
            readonly gained: number | null;
            readonly lost: number | null;
            readonly reachADay: number | null;
          }[];
        }[];
        readonly segments: readonly {
          readonly network: string | null;
          readonly account: string | null;
          readonly paid: boolean;
          readonly dimension: string;
          readonly of: "share" | "followers" | "visitors" | "page views" | "impressions";
          readonly asOf: string | null;
          readonly rows: readonly {
            readonly segment: string;
            readonly amount: number;
            readonly share: number | null;
          }[];
          readonly cut: number;
        }[];
        readonly formulas: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/content/audience", given }),
    /** Which weekdays, hours and kinds of post did better than usual, and where there is no evidence. Needs answers:read. */
    showBestTimes: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        readonly model?: Model;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** Of this network alone. */
        readonly network?: string;
        /** What is compared, over whom the post reached. */
        readonly measure?: "engagement" | "clicks" | "return";
      };
    }) =>
      callJson<{
        readonly about: {
          readonly period: {
            readonly from: string;
            readonly to: string;
          };
          readonly currency: string;
          readonly timeZone: string;
          readonly model: string;
          readonly lookbackDays: number;
          readonly basis: "revenue" | "margin";
          readonly goal: string | null;
        };
        readonly measure: "engagement" | "clicks" | "return";
        readonly network: string | null;
        readonly posts: number;
        readonly leftOut: {
          readonly withoutFigures: number;
          readonly withoutDay: number;
          readonly withoutHour: number;
        };
        readonly usual: readonly {
          readonly network: string;
          readonly by: "reach" | "impressions" | "views";
          readonly posts: number;
          readonly rate: number;
        }[];
        readonly cells: readonly {
          readonly posts: number;
          readonly ratio: number | null;
          readonly shrunk: number;
          readonly kept: number;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly verdict: "better" | "worse" | "no evidence";
          readonly weekday: number;
          readonly hour: number;
        }[];
        readonly weekdays: readonly {
          readonly posts: number;
          readonly ratio: number | null;
          readonly shrunk: number;
          readonly kept: number;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly verdict: "better" | "worse" | "no evidence";
          readonly weekday: number;
        }[];
        readonly hours: readonly {
          readonly posts: number;
          readonly ratio: number | null;
          readonly shrunk: number;
          readonly kept: number;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly verdict: "better" | "worse" | "no evidence";
          readonly hour: number;
        }[];
        readonly kinds: readonly {
          readonly posts: number;
          readonly ratio: number | null;
          readonly shrunk: number;
          readonly kept: number;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly verdict: "better" | "worse" | "no evidence";
          readonly kind: "image" | "carousel" | "video" | "reel" | "story" | "live" | "link" | "text";
        }[];
        readonly fewest: number;
        readonly formulas: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/content/best-times", given }),
    /** What ad platforms claim beside what the orders show, by campaign and day, with the likely causes of the gaps. Needs answers:read. */
    showClaimGaps: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        readonly model?: Model;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly model: string;
        readonly how: string;
        readonly totals: {
          readonly claimed: number;
          readonly found: Worth;
          readonly gap: number;
        };
        readonly platforms: readonly {
          readonly claimed: {
            readonly conversions: number;
            readonly value: Money | null;
          };
          readonly found: Worth;
          readonly gap: {
            readonly conversions: number;
            readonly value: Money | null;
          };
          readonly reached: number;
          readonly parts: {
            readonly withoutClick: number;
            readonly doubleClaim: number;
            readonly creditElsewhere: number;
          };
          readonly clicks: number;
          readonly impressions: number;
          readonly causes: readonly {
            readonly cause:
              | "other_action"
              | "view_through"
              | "untracked"
              | "unnamed_click"
              | "window"
              | "double_claim"
              | "credit_elsewhere"
              | "other_day"
              | "late"
              | "currency"
              | "value_basis";
            readonly conversions: number | null;
            readonly evidence: string;
          }[];
          readonly interval: Interval | null;
          readonly enough: boolean;
          readonly platform: string;
          readonly title: string;
          readonly campaigns: readonly {
            readonly claimed: {
              readonly conversions: number;
              readonly value: Money | null;
            };
            readonly found: Worth;
            readonly gap: {
              readonly conversions: number;
              readonly value: Money | null;
            };
            readonly reached: number;
            readonly parts: {
              readonly withoutClick: number;
              readonly doubleClaim: number;
              readonly creditElsewhere: number;
            };
            readonly clicks: number;
            readonly impressions: number;
            readonly causes: readonly {
              readonly cause:
                | "other_action"
                | "view_through"
                | "untracked"
                | "unnamed_click"
                | "window"
                | "double_claim"
                | "credit_elsewhere"
                | "other_day"
                | "late"
                | "currency"
                | "value_basis";
              readonly conversions: number | null;
              readonly evidence: string;
            }[];
            readonly interval: Interval | null;
            readonly enough: boolean;
            readonly campaign: string | null;
            readonly days: readonly {
              readonly claimed: {
                readonly conversions: number;
                readonly value: Money | null;
              };
              readonly found: Worth;
              readonly gap: {
                readonly conversions: number;
                readonly value: Money | null;
              };
              readonly reached: number;
              readonly parts: {
                readonly withoutClick: number;
                readonly doubleClaim: number;
                readonly creditElsewhere: number;
              };
              readonly clicks: number;
              readonly impressions: number;
              readonly causes: readonly {
                readonly cause:
                  | "other_action"
                  | "view_through"
                  | "untracked"
                  | "unnamed_click"
                  | "window"
                  | "double_claim"
                  | "credit_elsewhere"
                  | "other_day"
                  | "late"
                  | "currency"
                  | "value_basis";
                readonly conversions: number | null;
                readonly evidence: string;
              }[];
              readonly day: string | null;
              readonly spread: boolean;
            }[];
          }[];
        }[];
        readonly silent: readonly string[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/claims", given }),
    /** All costs of a period as the statement counts them: by category over time, and how each was shared. Needs answers:read. */
    showCostReport: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** Absent: the finest that gives at most 62 points. */
        readonly unit?: "day" | "week" | "month";
        /** What the shares of each cost are told by. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
      };
    }) =>
      callJson<{
        readonly period: {
          readonly from: string;
          readonly to: string;
        };
        readonly currency: string;
        readonly timeZone: string;
        readonly total: string;
        readonly social: string;
        readonly unit: "day" | "week" | "month";
        readonly series: readonly {
          readonly category:
            | "labour"
            | "ad spend"
            | "tools"
            | "agency"
            | "content"
            | "training"
            | "research"
            | "events"
            | "service recovery";
          readonly told: "ledger" | "platforms";
          readonly amount: string;
        }[];
        readonly points: readonly {
          readonly from: string;
          readonly to: string;
          readonly total: string;
          readonly amounts: readonly string[];
        }[];
        readonly lines: readonly {
          readonly origin:
            | {
                readonly kind: "entry";
                readonly id: string;
              }
            | {
                readonly kind: "file";
                readonly name: string;
                readonly import: string;
              }
            | {
                readonly kind: "live";
                readonly name: string;
              }
            | {
                readonly kind: "platform";
                readonly name: string;
              };
          readonly what: string;
          readonly category:
            | "labour"
            | "ad spend"
            | "tools"
            | "agency"
            | "content"
            | "training"
            | "research"
            | "events"
            | "service recovery";
          readonly scope: string;
          readonly scopeOf: {
            readonly network?: string;
            readonly campaign?: string;
            readonly post?: string;
            readonly channel?: string;
          } | null;
          readonly from: string;
          readonly to: string;
          readonly days: number;
          readonly amount: string;
          readonly perDay: string;
          readonly rule: string;
          readonly spreading: {
            readonly kind: "networks" | "rows" | "post" | "whole" | "platform";
            readonly weigh: "even" | "spend" | "posts" | "touches" | null;
            readonly over: number;
          };
          readonly shares: readonly {
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly amount: string;
          }[];
        }[];
        readonly warnings: readonly {
          readonly code: string;
          readonly message: string;
          readonly hint: string;
        }[];
        readonly formulas: {
          readonly total: string;
          readonly social: string;
        };
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/costs/over-time", given }),
    /** The made-up shop you look around in, and how far its making is. */
    showDemo: () => callJson<Demo>(options, { method: "GET", path: "/api/v1/demo", given: {} }),
    /** How long it takes from the first touch to the conversion, by where the journey began. Needs answers:read. */
    showLags: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly lines: readonly {
          readonly key: {
            readonly network?: string;
            readonly channel?: string;
            readonly paid?: boolean;
            readonly campaign?: string | null;
            readonly post?: string | null;
          };
          readonly social: boolean;
          readonly conversions: number;
          readonly value: Money;
          readonly days: {
            readonly lowerQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly median: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly upperQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
          };
          readonly enough: boolean;
        }[];
        readonly all: {
          readonly conversions: number;
          readonly value: Money;
          readonly days: {
            readonly lowerQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly median: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly upperQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
          };
          readonly enough: boolean;
        } | null;
        readonly how: string;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/lags", given }),
    /** What every model credits each line with, side by side, and what of the differences the data can tell. Needs answers:read. */
    showModels: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        /** Shows this model's credits alone; absent: every model's. */
        readonly model?: string;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly models: readonly {
          readonly name: string;
          readonly title: string;
          readonly kind: "rule" | "learned";
          readonly assumes: string;
          readonly attributed: Worth;
          readonly nobody: Worth;
        }[];
        readonly rows: readonly {
          readonly key: {
            readonly network?: string;
            readonly channel?: string;
            readonly paid?: boolean;
            readonly campaign?: string | null;
            readonly post?: string | null;
          };
          readonly social: boolean;
          readonly journeys: number;
          readonly spread: {
            readonly conversions: {
              readonly low: number;
              readonly high: number;
            };
            readonly value: {
              readonly low: Money;
              readonly high: Money;
            };
          };
          readonly credits: readonly {
            readonly conversions: number;
            readonly value: Money;
            readonly model: string;
            readonly enough: boolean;
            readonly conversionsInterval: Interval | null;
            readonly valueInterval: {
              readonly low: Money;
              readonly high: Money;
              readonly level: 0.9;
            } | null;
            readonly rank: {
              readonly best: number;
              readonly worst: number;
            } | null;
          }[];
        }[];
        readonly formulas: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/models", given }),
    /** Pairs of networks that work together, or stand in for each other. Needs answers:read. */
    showNetworkPairs: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        readonly most?: number;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly gathered: number;
        readonly count: number;
        readonly beyondNoise: number;
        readonly pairs: readonly {
          readonly lines: readonly [LineOf, LineOf];
          readonly removal: {
            readonly single: readonly [number, number];
            readonly together: number;
            readonly overlap: number;
            readonly interval: Interval | null;
          };
          readonly both: Worth;
          readonly byChance: number;
          readonly difference: number;
          readonly interval: Interval | null;
          readonly thanByChance: "more" | "less" | null;
          readonly enough: boolean;
        }[];
        readonly how: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/pairs", given }),
    /** Conversions of new customers against those of returning ones. Needs answers:read. */
    showNewAndReturning: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        readonly model?: Model;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly model: {
          readonly name: string;
          readonly title: string;
          readonly assumes: string;
        };
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly salesKnownSince: string | null;
        readonly all: {
          readonly new: Worth;
          readonly returning: Worth;
          readonly unknown: Worth;
        };
        readonly lines: readonly {
          readonly key: {
            readonly network?: string;
            readonly channel?: string;
            readonly paid?: boolean;
            readonly campaign?: string | null;
            readonly post?: string | null;
          };
          readonly social: boolean;
          readonly new: Worth;
          readonly returning: Worth;
          readonly newShare: number;
          readonly interval: Interval | null;
          readonly thanOthers: "more" | "fewer" | null;
          readonly enough: boolean;
        }[];
        readonly unattributed: {
          readonly new: Worth;
          readonly returning: Worth;
          readonly unknown: Worth;
        };
        readonly how: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/customers", given }),
    /** One order or deal: its touches, each model's credit, the rows it came from, and what was left out. Needs answers:read. */
    showOrderExplained: (given: {
      params: { workspace: string };
      query: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        /** The order's or deal's own number, or a name that one deal alone has. */
        readonly order: string;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly number: string;
        readonly orders: readonly {
          readonly kind: "order" | "deal";
          readonly id: string | null;
          readonly at: string;
          readonly value: Money;
          readonly how: string;
          readonly stages: {
            readonly lead: string | null;
            readonly opportunity: string | null;
          };
          readonly persons: number;
          readonly keys: number;
          readonly rows: readonly {
            readonly fact: "visit" | "ad view" | "order" | "deal" | "refund" | "lead" | "survey answer";
            readonly file: string;
            readonly format: string;
            readonly id: string | null;
            readonly at: string | null;
            readonly written: Readonly<Record<string, string>>;
            readonly counts: boolean;
            readonly says: string;
          }[];
          readonly touches: readonly {
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly position: number;
            readonly at: string;
            readonly daysBefore: number;
            readonly channel: string;
            readonly campaign: string | null;
            readonly post: string | null;
            readonly role: "origin" | "assist" | "converter" | "only";
            readonly kind: "tracked visit" | "redeemed code" | "source in a CRM" | "survey answer";
            readonly evidence: "measured" | "declared" | "aggregated" | "modelled" | "assigned";
            readonly view: boolean;
            readonly row: {
              readonly fact: "visit" | "ad view" | "order" | "deal" | "refund" | "lead" | "survey answer";
              readonly file: string;
              readonly format: string;
              readonly id: string | null;
              readonly at: string | null;
              readonly written: Readonly<Record<string, string>>;
            } | null;
          }[];
          readonly cut: number;
          readonly credits: readonly {
            readonly model: string;
            readonly title: string;
            readonly assumes: string;
            readonly credits: readonly {
              readonly share: number;
              readonly value: Money;
            }[];
          }[];
          readonly leftOut: readonly {
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly at: string;
            readonly kind: "tracked visit" | "redeemed code" | "source in a CRM" | "survey answer";
            readonly reason:
              | "outside_lookback"
              | "same_sitting"
              | "weaker_evidence"
              | "before_previous"
              | "only_seen"
              | "cut"
              | "too_many"
              | "path_form";
            readonly row: {
              readonly fact: "visit" | "ad view" | "order" | "deal" | "refund" | "lead" | "survey answer";
              readonly file: string;
              readonly format: string;
              readonly id: string | null;
              readonly at: string | null;
              readonly written: Readonly<Record<string, string>>;
            };
          }[];
          readonly leftOutMore: number;
        }[];
        readonly learned: readonly {
          readonly model: string;
          readonly title: string;
          readonly assumes: string;
          readonly places: readonly {
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly conversions: number;
            readonly value: Money;
            readonly share: number;
            readonly valueShare: number;
            readonly enough: boolean;
          }[];
        }[];
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/explain", given }),
    /** The statement with what came before, what did best and worst, the ladder, and up to three things to do next. Needs answers:read. */
    showOverview: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        readonly model?: Model;
        /** What it is laid beside: as many days right before, the same days a year ago, or nothing. */
        readonly compare?: "previous" | "year" | "none";
      };
    }) =>
      callJson<{
        readonly statement: {
          readonly business: string | null;
          readonly period: {
            readonly from: string;
            readonly to: string;
          };
          readonly currency: string;
          readonly timeZone: string;
          readonly by: "network" | "channel" | "campaign" | "post" | "paid";
          readonly model: string;
          readonly lookbackDays: number;
          readonly basis: "revenue" | "margin";
          readonly marginRate: number | null;
          readonly rows: readonly {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
          }[];
          readonly totals: {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
          };
          readonly all: {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
          };
          readonly unattributed: {
            readonly return: string;
            readonly conversions: number;
          };
          readonly claims: readonly {
            readonly platform: string;
            readonly claimed: number;
            readonly found: number;
            readonly claimedValue: string | null;
            readonly foundValue: string;
          }[];
          readonly costs: readonly {
            readonly category:
              | "labour"
              | "ad spend"
              | "tools"
              | "agency"
              | "content"
              | "training"
              | "research"
              | "events"
              | "service recovery";
            readonly amount: string;
          }[];
          readonly ledger: readonly {
            readonly what: string;
            readonly category:
              | "labour"
              | "ad spend"
              | "tools"
              | "agency"
              | "content"
              | "training"
              | "research"
              | "events"
              | "service recovery";
            readonly scope: string;
            readonly from: string;
            readonly to: string;
            readonly amount: string;
            readonly rule: string;
            readonly shares: readonly {
              readonly key: {
                readonly network?: string;
                readonly channel?: string;
                readonly paid?: boolean;
                readonly campaign?: string | null;
                readonly post?: string | null;
              };
              readonly amount: string;
            }[];
          }[];
          readonly overTime: {
            readonly unit: "day" | "week" | "month";
            readonly points: readonly {
              readonly from: string;
              readonly cost: string;
              readonly adSpend: string;
              readonly return: string;
            }[];
          };
          readonly sources: readonly {
            readonly file: string;
            readonly format: string | null;
            readonly rows: number;
            readonly rejected: number;
            readonly currency: string | null;
            readonly period: {
              readonly from: string;
              readonly to: string;
            } | null;
            readonly sums: Readonly<Record<string, string | number>>;
            readonly used: boolean;
            readonly note: string | null;
          }[];
          readonly warnings: readonly {
            readonly code: string;
            readonly message: string;
            readonly hint: string;
          }[];
          readonly formulas: Readonly<Record<string, string>>;
        };
        readonly filters: {
          readonly network: string | null;
          readonly paid: boolean | null;
          readonly campaign: string | null;
          readonly goal: string | null;
        };
        readonly compare: "previous" | "year" | "none";
        readonly before: {
          readonly period: {
            readonly from: string;
            readonly to: string;
          };
          readonly whole: boolean;
          readonly totals: {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
          };
          readonly all: {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
          };
          readonly overTime: {
            readonly unit: "day" | "week" | "month";
            readonly points: readonly {
              readonly from: string;
              readonly cost: string;
              readonly adSpend: string;
              readonly return: string;
            }[];
          };
        } | null;
        readonly trend: {
          readonly percent: number | null;
          readonly interval: {
            readonly low: number;
            readonly high: number;
            readonly level: 0.9;
          } | null;
          readonly chance: number | null;
          readonly beyondNoise: boolean;
        } | null;
        readonly campaigns: {
          readonly rows: readonly {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly profit: string;
            readonly enough: boolean;
          }[];
          readonly cut: number;
          readonly shared: string;
        };
        readonly posts: {
          readonly rows: readonly {
            readonly cost: string;
            readonly return: string;
            readonly roi: number | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly conversions: number;
            readonly cpa: string | null;
            readonly evidence: Readonly<Record<string, string>>;
            readonly adSpend: string;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly key: {
              readonly network?: string;
              readonly channel?: string;
              readonly paid?: boolean;
              readonly campaign?: string | null;
              readonly post?: string | null;
            };
            readonly social: boolean;
            readonly profit: string;
            readonly enough: boolean;
            readonly title: string | null;
            readonly permalink: string | null;
            readonly publishedAt: string | null;
          }[];
          readonly cut: number;
          readonly shared: string;
        };
        readonly ladder: readonly {
          readonly rung: "closed" | "pipeline" | "savings" | "indirect";
          readonly known: boolean;
          readonly value: string | null;
          readonly count: number | null;
          readonly interval: {
            readonly low: string;
            readonly high: string;
            readonly level: 0.9;
          } | null;
          readonly evidence: Readonly<Record<string, string>> | null;
          readonly formula: string | null;
          readonly note: string | null;
          readonly needs:
            | "returns"
            | "open-deals"
            | "past-deals"
            | "no-filter"
            | "service-cases"
            | "indirect-values"
            | null;
        }[];
        readonly findings: readonly {
          readonly kind:
            | "money-loser"
            | "scale-up"
            | "organic-beats-paid"
            | "claim-gap"
            | "spend-without-touches"
            | "unattributed"
            | "cost-hours-missing"
            | "too-few-conversions"
            | "trend"
            | "no-returns";
          readonly severity: "good" | "note" | "mend";
          readonly params: Readonly<Record<string, string | number | boolean | null>>;
          readonly stake: string;
          readonly figures: readonly {
            readonly name:
              | "cost"
              | "return"
              | "roi"
              | "low"
              | "high"
              | "conversions"
              | "claimed"
              | "found"
              | "share"
              | "before"
              | "change";
            readonly value: number | string | null;
            readonly unit: "money" | "per cent" | "count";
          }[];
          readonly how: string;
          readonly next: {
            readonly page: "overview" | "journeys" | "content" | "costs" | "links" | "data" | "settings";
            readonly search: Readonly<Record<string, string>>;
          };
        }[];
        readonly sentence: {
          readonly per: "1";
          readonly back: string;
          readonly low: string | null;
          readonly high: string | null;
          readonly conversions: number;
        } | null;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/overview", given }),
    /** Paid and organic of each network side by side. Needs answers:read. */
    showPaidAndOrganic: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        readonly model?: Model;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly model: {
          readonly name: string;
          readonly title: string;
          readonly assumes: string;
        };
        readonly networks: readonly {
          readonly network: string;
          readonly met: Worth;
          readonly paid: {
            readonly met: Worth;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly credited: Worth;
            readonly interval: Interval | null;
            readonly enough: boolean;
          };
          readonly organic: {
            readonly met: Worth;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly credited: Worth;
            readonly interval: Interval | null;
            readonly enough: boolean;
          };
          readonly both: {
            readonly conversions: number;
            readonly value: Money;
            readonly paidFirst: number;
            readonly organicFirst: number;
            readonly organicFirstShare: number | null;
            readonly interval: Interval | null;
            readonly first: "paid" | "organic" | null;
            readonly enough: boolean;
          };
        }[];
        readonly elsewhere: Worth;
        readonly nobody: Worth;
        readonly how: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/paid", given }),
    /** How many touches journeys have, and how many days they take. Needs answers:read. */
    showPathLengths: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly touches: {
          readonly mean: {
            readonly value: number;
            readonly interval: Interval | null;
          };
          readonly quartiles: {
            readonly lowerQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly median: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly upperQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
          };
          readonly buckets: readonly {
            readonly conversions: number;
            readonly value: Money;
            readonly from: number;
            readonly below: number | null;
            readonly share: number;
            /** Of the share. */
            readonly interval: Interval | null;
          }[];
        } | null;
        readonly days: {
          readonly mean: {
            readonly value: number;
            readonly interval: Interval | null;
          };
          readonly quartiles: {
            readonly lowerQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly median: {
              readonly value: number;
              readonly interval: Interval | null;
            };
            readonly upperQuartile: {
              readonly value: number;
              readonly interval: Interval | null;
            };
          };
          readonly buckets: readonly {
            readonly conversions: number;
            readonly value: Money;
            readonly from: number;
            readonly below: number | null;
            readonly share: number;
            /** Of the share. */
            readonly interval: Interval | null;
          }[];
        } | null;
        readonly enough: boolean;
        readonly how: string;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/lengths", given }),
    /** Posts with what they reached, what they were credited with, and paid beside organic. Needs answers:read. */
    showPosts: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        readonly model?: Model;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** Of this network alone. */
        readonly network?: string;
        /** Posts that were shown for money or credited with paid touches, or those that were not. */
        readonly paid?: "true" | "false";
        /** Posts that touches or ads of this campaign name. */
        readonly campaign?: string;
        /** Words of the title, the id or the address. */
        readonly search?: string;
        /** What they are ordered by. */
        readonly sort?:
          | "published"
          | "reach"
          | "impressions"
          | "engagements"
          | "rate"
          | "clicks"
          | "conversions"
          | "return"
          | "cost"
          | "roi";
        /** What is unknown comes last either way. */
        readonly order?: "asc" | "desc";
        /** At most so many items. */
        readonly limit?: number;
        /** The `next` of the page before. */
        readonly cursor?: string;
      };
    }) =>
      callJson<{
        readonly about: {
          readonly period: {
            readonly from: string;
            readonly to: string;
          };
          readonly currency: string;
          readonly timeZone: string;
          readonly model: string;
          readonly lookbackDays: number;
          readonly basis: "revenue" | "margin";
          readonly goal: string | null;
        };
        readonly items: readonly {
          readonly network: string;
          readonly id: string | null;
          readonly account: string | null;
          readonly title: string | null;
          readonly permalink: string | null;
          readonly kind: "image" | "carousel" | "video" | "reel" | "story" | "live" | "link" | "text" | null;
          readonly publishedAt: string | null;
          readonly hourKnown: boolean;
          readonly told: boolean;
          readonly inPeriod: boolean;
          readonly asOf: string | null;
          readonly reach: number | null;
          readonly impressions: number | null;
          readonly views: number | null;
          readonly engagements: number | null;
          readonly likes: number | null;
          readonly comments: number | null;
          readonly shares: number | null;
          readonly saves: number | null;
          readonly clicks: number | null;
          readonly followers: number | null;
          readonly rates: {
            readonly reach: number | null;
            readonly impressions: number | null;
            readonly views: number | null;
            readonly followers: number | null;
          };
          readonly credited: {
            readonly conversions: number;
            readonly return: string;
            readonly cost: string;
            readonly roi: number | null;
            readonly returned: {
              readonly low: string;
              readonly high: string;
              readonly level: 0.9;
            } | null;
            readonly interval: {
              readonly low: number;
              readonly high: number;
              readonly level: 0.9;
            } | null;
            readonly roles: {
              readonly origin: number;
              readonly assist: number;
              readonly converter: number;
            };
            readonly halves: {
              readonly organic: {
                readonly conversions: number;
                readonly return: string;
                readonly cost: string;
              };
              readonly paid: {
                readonly conversions: number;
                readonly return: string;
                readonly cost: string;
              };
            } | null;
          } | null;
          readonly ads: {
            readonly ads: number;
            readonly names: readonly string[];
            readonly namedBy: "id" | "words";
            readonly spend: string;
            readonly impressions: number;
            readonly clicks: number;
            readonly claimed: number;
            readonly claimedValue: string;
          } | null;
        }[];
        readonly next: string | null;
        readonly matching: {
          readonly posts: number;
          readonly engagements: number;
          readonly clicks: number;
          readonly conversions: number;
          readonly return: string;
          readonly cost: string;
          readonly withEngagements: number;
          readonly withClicks: number;
        };
        readonly networks: readonly {
          readonly network: string;
          readonly posts: number;
        }[];
        readonly unnamed: {
          readonly conversions: number;
          readonly return: string;
          readonly cost: string;
        };
        readonly rates: readonly {
          readonly by: "reach" | "impressions" | "views" | "followers";
          readonly posts: number;
          readonly engagements: number;
          readonly of: number;
          readonly percent: number;
        }[];
        readonly formulas: Readonly<Record<string, string>>;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/content/posts", given }),
    /** A mark that changes whenever an answer of the workspace could: facts, plan, costs or links changed. Needs answers:read. */
    showRevision: (given: { params: { workspace: string } }) =>
      callJson<{
        readonly revision: string;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/revision", given }),
    /** Who originated, assisted and converted, by month, and what of the growth is more than noise. Needs answers:read. */
    showRoles: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly months: readonly {
          readonly month: string;
          readonly days: number;
        }[];
        readonly lines: readonly {
          readonly key: {
            readonly network?: string;
            readonly channel?: string;
            readonly paid?: boolean;
            readonly campaign?: string | null;
            readonly post?: string | null;
          };
          readonly social: boolean;
          readonly conversions: number;
          readonly origin: {
            readonly conversions: number;
            readonly interval: Interval | null;
            readonly enough: boolean;
          };
          readonly assist: {
            readonly conversions: number;
            readonly interval: Interval | null;
            readonly enough: boolean;
          };
          readonly converter: {
            readonly conversions: number;
            readonly interval: Interval | null;
            readonly enough: boolean;
          };
          readonly assistsPerLast: number | null;
          readonly enough: boolean;
          readonly months: readonly {
            readonly origin: number;
            readonly assist: number;
            readonly converter: number;
            readonly month: string;
            readonly growth: {
              readonly origin: {
                readonly percent: number | null;
                readonly interval: Interval | null;
                readonly chance: number | null;
                readonly enough: boolean;
                readonly beyondNoise: boolean;
              };
              readonly assist: {
                readonly percent: number | null;
                readonly interval: Interval | null;
                readonly chance: number | null;
                readonly enough: boolean;
                readonly beyondNoise: boolean;
              };
              readonly converter: {
                readonly percent: number | null;
                readonly interval: Interval | null;
                readonly chance: number | null;
                readonly enough: boolean;
                readonly beyondNoise: boolean;
              };
            } | null;
          }[];
        }[];
        readonly all: readonly {
          readonly month: string;
          readonly conversions: number;
          readonly growth: {
            readonly percent: number | null;
            readonly interval: Interval | null;
            readonly chance: number | null;
            readonly enough: boolean;
            readonly beyondNoise: boolean;
          } | null;
        }[];
        readonly touchesFrom: string | null;
        readonly wholeFrom: string | null;
        readonly how: {
          readonly roles: string;
          readonly growth: string;
          readonly intervals: string;
        };
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/roles", given }),
    /** Show the second factor that signing in asked for, within ten minutes. */
    showSecondFactor: (given: {
      body: {
        /** A code of the authenticator app, or a backup code. */
        readonly kind?: "totp" | "backup";
        readonly code: string;
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/sign-in/second-factor", given }),
    /** The paths before most conversions. Needs answers:read. */
    showTopPaths: (given: {
      params: { workspace: string };
      query?: {
        /** The first day; absent: the first that facts tell of. */
        readonly from?: string;
        /** The first day that no longer counts. */
        readonly to?: string;
        /** How long a touch counts; absent: the plan's. */
        readonly lookbackDays?: number;
        /** The currency of the answer; absent: the workspace's. */
        readonly currency?: string;
        /** A goal of the plan, by name: its conversions, lookback, period and segment. */
        readonly goal?: string;
        /** The latest touches a journey keeps; absent: the plan's. */
        readonly touches?: number;
        /** What of a path is looked at; absent: the plan's. */
        readonly path?: "as-exposed" | "unique" | "first-of-run" | "without-direct";
        /** Whether an ad seen and not clicked is a touch; absent: the plan's. */
        readonly viewThroughs?: "true" | "false";
        /** Whether each conversion starts the journey anew; absent: the plan's. */
        readonly startAnew?: "true" | "false";
        /** Of this network alone. */
        readonly network?: string;
        /** Of what was paid for alone, or of what was not. */
        readonly paid?: "true" | "false";
        /** Of this campaign alone, by its name. */
        readonly campaign?: string;
        /** What its lines are about. */
        readonly by?: "network" | "channel" | "campaign" | "post" | "paid";
        readonly most?: number;
      };
    }) =>
      callJson<{
        readonly about: JourneysAbout;
        readonly by: "network" | "channel" | "campaign" | "post" | "paid";
        readonly distinct: number;
        readonly paths: readonly {
          readonly conversions: number;
          readonly value: Money;
          readonly steps: readonly LineOf[];
          readonly share: number;
          readonly enough: boolean;
          readonly interval: Interval | null;
        }[];
        readonly others: Worth;
      }>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/journeys/paths", given }),
    /** Sign in with an e-mail address and a password; the session is a cookie. */
    signIn: (given: {
      body: {
        readonly email: EmailInput;
        readonly password: Password;
      };
    }) => callJson<SignInAnswer>(options, { method: "POST", path: "/api/v1/sign-in", given }),
    /** Sign in with a passkey; it counts as two factors. */
    signInByPasskey: (given: {
      body: {
        readonly credential: {
          readonly id: string;
          readonly rawId: string;
          readonly type: "public-key";
          readonly authenticatorAttachment?: string | null;
          readonly response: {
            readonly clientDataJSON: string;
            readonly authenticatorData: string;
            readonly signature: string;
            readonly userHandle?: string | null;
          };
        };
      };
    }) => callJson<void>(options, { method: "POST", path: "/api/v1/sign-in/passkey", given }),
    /** End the session. */
    signOut: () => callJson<void>(options, { method: "POST", path: "/api/v1/sign-out", given: {}, repeats: true }),
    /** What a browser makes a passkey with; it holds for five minutes and once. */
    startPasskey: (given: {
      body: {
        /** Yours, once more. */
        readonly password: Password;
      };
    }) =>
      callJson<
        {
          readonly challenge: string;
        } & Readonly<Record<string, unknown>>
      >(options, { method: "POST", path: "/api/v1/me/passkeys/options", given, repeats: true }),
    /** What a browser asks for a passkey with; it holds for five minutes and once. */
    startPasskeySignIn: () =>
      callJson<
        {
          readonly challenge: string;
        } & Readonly<Record<string, unknown>>
      >(options, { method: "POST", path: "/api/v1/sign-in/passkey/options", given: {} }),
    /** Begin with an authenticator app; it counts once a code of it is confirmed. */
    startSecondFactor: (given: {
      body: {
        /** Yours, once more. */
        readonly password: Password;
      };
    }) =>
      callJson<{
        /** An otpauth:// address, as authenticator apps read it. */
        readonly uri: string;
        /** The same as a QR code, an SVG. */
        readonly qr: string;
        /** The secret in it, to type. */
        readonly secret: string;
        /** Each lets you in once in place of the app; they are not shown again. */
        readonly backupCodes: readonly string[];
      }>(options, { method: "POST", path: "/api/v1/me/second-factor", given, repeats: true }),
    /** Take an import back: its facts go, its line stays. Needs imports:write. */
    undoImport: (given: { params: { workspace: string; import: string } }) =>
      callJson<Import>(options, { method: "DELETE", path: "/api/v1/workspaces/:workspace/imports/:import", given }),
    /** The same as it happens, until it has ended: each server-sent event is the whole import. Needs imports:read. */
    watchImport: (given: { params: { workspace: string; import: string } }) =>
      callEvents<Import>(options, {
        method: "GET",
        path: "/api/v1/workspaces/:workspace/imports/:import/events",
        given,
      }),
    /** Withdraw an invitation: its link no longer counts. Needs members:write. */
    withdrawInvitation: (given: { params: { workspace: string; invitation: string } }) =>
      callJson<void>(options, {
        method: "DELETE",
        path: "/api/v1/workspaces/:workspace/invitations/:invitation",
        given,
      }),
    /** How the data does: what came in last, what waits, and what could not be read. Needs answers:read. */
    workspaceHealth: (given: { params: { workspace: string } }) =>
      callJson<DataHealth>(options, { method: "GET", path: "/api/v1/workspaces/:workspace/health", given }),
  };
}
