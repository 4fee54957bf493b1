import { setTimeout as pause } from "node:timers/promises";
import type { Transporter } from "nodemailer";
import type { MailSettings } from "../../config.ts";
import { KnownError } from "../../model/errors.ts";

/** One mail, in plain text and as a page. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail server that does not answer within so many milliseconds is down. */
const patienceMs = 10_000;

/** Pauses before a letter that nobody waits for is tried again. */
const againAfterMs = [5_000, 30_000, 120_000, 600_000] as const;

/** So many letters may wait to be tried again; more are given up at once. */
const mostWaiting = 100;

/** Sends letters over SMTP. What that needs is loaded with the first one. */
export class Mail {
  readonly #settings: MailSettings;
  readonly #pauses: readonly number[];
  readonly #closing = new AbortController();
  readonly #waiting = new Set<Promise<void>>();
  #transport: Promise<Transporter> | null = null;

  constructor(settings: MailSettings, { againAfter = againAfterMs }: { againAfter?: readonly number[] } = {}) {
    this.#settings = settings;
    this.#pauses = againAfter;
  }

  /** Resolves once the mail server has taken the letter; a KnownError `mail_unavailable` where it does not. */
  async send({ to, subject, text, html }: Letter): Promise<void> {
    try {
      const transport = await this.#open();
      await transport.sendMail({
        from: this.#settings.from,
        to: { name: "", address: to },
        subject: subject.replace(/\p{Cc}+/gu, " "),
        text,
        html,
        // Nobody's absence answers it.
        headers: { "auto-submitted": "auto-generated" },
      });
    } catch (cause) {
      throw new KnownError("mail_unavailable", "the mail server did not take the letter", {
        hint: "try again in a moment; whoever runs the installation sees to RETORNO_SMTP_URL",
        cause,
      });
    }
  }

  /** Sends a letter that nobody waits for, and tries again a few times; `failed` hears of each time that it did not go. */
  sendLater(letter: Letter, failed: (cause: unknown, isLast: boolean) => void): void {
    const pauses = this.#waiting.size < mostWaiting ? this.#pauses : [];
    const sending = this.#keepTrying(letter, pauses, failed).finally(() => this.#waiting.delete(sending));
    this.#waiting.add(sending);
  }

  async #keepTrying(letter: Letter, pauses: readonly number[], failed: (cause: unknown, isLast: boolean) => void) {
    for (let turn = 0; ; turn++) {
      try {
        return await this.send(letter);
      } catch (cause) {
        const after = pauses[turn];
        failed(cause, after === undefined);
        if (after === undefined) return;
        const goesOn = await pause(after, true, { ref: false, signal: this.#closing.signal }).catch(() => false);
        if (!goesOn) return;
      }
    }
  }

  /** Gives up what waits to be tried again. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#waiting);
    (await this.#transport?.catch(() => null))?.close();
  }

  #open(): Promise<Transporter> {
    this.#transport ??= import("nodemailer").then(({ createTransport }) => createTransport(optionsOf(this.#settings)));
    return this.#transport;
  }
}

const optionsOf = ({ host, port, encryption, user, password }: MailSettings) => ({
  host,
  port,
  secure: encryption === "tls",
  requireTLS: encryption === "starttls",
  ignoreTLS: encryption === "none",
  ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
  connectionTimeout: patienceMs,
  greetingTimeout: patienceMs,
  socketTimeout: patienceMs,
  dnsTimeout: patienceMs,
  disableFileAccess: true,
  disableUrlAccess: true,
});
