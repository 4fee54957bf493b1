/** What a user can cause or fix, with the HTTP status each one answers at the edge. Exit codes are mapped in `cli`. */
export const errorCodes = {
  invalid_request: 400,
  invalid_plan: 400,
  invalid_event: 400,
  invalid_json: 400,
  invalid_encoding: 400,
  no_events: 400,
  too_many_events: 400,
  weak_password: 400,
  unauthenticated: 401,
  invalid_signature: 401,
  wrong_credentials: 401,
  wrong_code: 401,
  key_expired: 401,
  forbidden: 403,
  wrong_scope: 403,
  cross_site: 403,
  needs_https: 403,
  second_factor_needed: 403,
  not_found: 404,
  too_slow: 408,
  conflict: 409,
  edit_conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  cancelled: 409,
  source_rejected: 422,
  not_recognised: 422,
  no_rows: 422,
  took_too_long: 422,
  took_too_much: 422,
  missing_rate: 422,
  address_refused: 422,
  address_unreachable: 422,
  too_many_requests: 429,
  mail_unavailable: 503,
  interrupted: 503,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A failure a user can cause or fix: `message` is one sentence, `hint` says what to do. Anything else thrown is a bug. */
export class KnownError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  /** What a program is told beside it: members of the problem's JSON. */
  readonly more: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    { hint, cause, more }: { hint?: string; cause?: unknown; more?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, { cause });
    this.name = "KnownError";
    this.code = code;
    this.hint = hint;
    this.more = more;
  }
}
