/** What a user can cause or fix, with the HTTP status each one answers at the edge. Exit codes are mapped in `cli`. */
export const errorCodes = {
  invalid_request: 400,
  invalid_plan: 400,
  invalid_event: 400,
  invalid_json: 400,
  invalid_encoding: 400,
  no_events: 400,
  too_many_events: 400,
  unauthenticated: 401,
  invalid_signature: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  source_rejected: 422,
  missing_rate: 422,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A failure a user can cause or fix: `message` is one sentence, `hint` says what to do. Anything else thrown is a bug. */
export class KnownError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, { hint, cause }: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "KnownError";
    this.code = code;
    this.hint = hint;
  }
}
