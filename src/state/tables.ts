import type { Generated } from "kysely";
import type { Role } from "../model/permissions.ts";
import type { ReceiptType } from "../model/receipt.ts";

/** The tables of `migrations/`. Moments are milliseconds of the epoch; truth is 0 or 1. */
export interface StateTables {
  workspace: {
    id: string;
    name: string;
    currency: string;
    time_zone: string;
    honours_opt_out: Generated<number>;
    event_days: Generated<number>;
    needs_second_factor: Generated<number>;
    locale: string | null;
    demo: "making" | "made" | null;
    created_at: number;
  };
  plan_entry: {
    workspace: string;
    id: string;
    kind: "rules" | "cost" | "goal";
    position: number;
    version: number;
    since: number;
    content: string;
    changed_at: number;
    changed_by: string;
  };
  plan_past: {
    workspace: string;
    id: string;
    kind: string;
    position: number;
    version: number;
    since: number;
    until: number;
    content: string;
    ended_at: number;
    ended_by: string;
  };
  site: {
    key: string;
    workspace: string;
    name: string;
    hosts: string;
    created_at: number;
    deleted_at: number | null;
  };
  day_salt: { workspace: string; day: string; salt: Uint8Array };
  link: {
    id: string;
    workspace: string;
    slug: string;
    destination: string;
    utm_source: string | null;
    utm_medium: string | null;
    utm_campaign: string | null;
    utm_content: string | null;
    utm_term: string | null;
    expires_at: number | null;
    created_at: number;
    deleted_at: number | null;
  };
  link_change: { link: string; changed_at: number; was: string };
  api_key: {
    id: string;
    workspace: string;
    name: string;
    shown: string;
    hash: string;
    created_at: number;
    last_used_at: number | null;
    revoked_at: number | null;
    scopes: Generated<string>;
    expires_at: number | null;
  };
  webhook: {
    id: string;
    workspace: string;
    kind: string;
    secret: string;
    created_at: number;
    last_called_at: number | null;
    revoked_at: number | null;
  };
  job: {
    name: string;
    next_run_at: number;
    leased_by: string | null;
    leased_until: number | null;
    started_at: number | null;
    ended_at: number | null;
    result: string | null;
    error: string | null;
    failures: Generated<number>;
  };
  backup_schedule: { id: number; folder: string; keep: number };
  setting: { name: string; value: string };
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    image: string | null;
    createdAt: string;
    updatedAt: string;
    twoFactorEnabled: number | null;
    operator: Generated<number>;
  };
  session: {
    id: string;
    expiresAt: string;
    token: string;
    createdAt: string;
    updatedAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
    byPasskey: number | null;
  };
  credential: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: string;
    updatedAt: string;
  };
  verification: {
    id: string;
    identifier: string;
    value: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
  };
  second_factor: { id: string; userId: string; verified: number | null };
  passkey: {
    id: string;
    user: string;
    name: string;
    public_key: Uint8Array;
    counter: number;
    transports: string;
    created_at: number;
    last_used_at: number | null;
  };
  member: { workspace: string; user: string; role: Role; added_at: number };
  invitation: {
    id: string;
    workspace: string;
    email: string;
    role: Role;
    hash: string;
    invited_by: string | null;
    created_at: number;
    expires_at: number;
    accepted_at: number | null;
    withdrawn_at: number | null;
    mailed: Generated<number>;
  };
  upload: {
    id: string;
    workspace: string;
    file: string;
    bytes: number;
    keeps: number;
    brought_by: string;
    state: "queued" | "reading" | "done" | "failed";
    created_at: number;
    started_at: number | null;
    ended_at: number | null;
    told: string | null;
    fault: string | null;
  };
  mapping: { workspace: string; file: string; mapping: string };
  upload_import: { upload: string; import: number };
  receipt: {
    id: string;
    workspace: string;
    cost: string;
    name: string;
    type: ReceiptType;
    bytes: number;
    sha256: string;
    added_at: number;
    added_by: string;
  };
  erasing: { workspace: string; deleted_at: number };
  erasure: { id: string; workspace: string; erased_at: number; actor: string; scrubbed_at: number | null };
  erasure_mark: { erasure: string; mark: string };
  audit: {
    id: Generated<number>;
    at: number;
    workspace: string | null;
    actor: string;
    action: string;
    subject: string;
    was: string | null;
    became: string | null;
  };
  repeated_request: {
    caller: string;
    key: string;
    request: string;
    status: number | null;
    answer: string | null;
    at: number;
  };
}
