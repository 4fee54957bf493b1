import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect } from "vitest";
import type { MailSettings } from "../src/config.ts";

/** A mail that came, as it stood on the wire; soft breaks of its lines are taken out. */
export interface Received {
  readonly to: string[];
  readonly from: string;
  readonly text: string;
}

/** A real mail server on this machine, which keeps what it is sent. */
export async function mailServer({ refuses = () => false }: { refuses?: () => boolean } = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
      stream.on("end", () => {
        if (refuses()) return done(new Error("the disk is full"));
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address,
          text: unfolded(Buffer.concat(chunks).toString("utf8")),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const settings: MailSettings = {
    host: "127.0.0.1",
    port,
    encryption: "none",
    user: null,
    password: null,
    from: "Retorno <retorno@faro.example>",
  };
  return {
    settings,
    received,
    /** The next mail to somebody, waited for. */
    async mailTo(address: string): Promise<Received> {
      await expect.poll(() => received.some(({ to }) => to.includes(address)), { timeout: 5000 }).toBe(true);
      return received.findLast(({ to }) => to.includes(address)) as Received;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The token of the link in a mail, or in what the operator was told. */
export const tokenIn = (text: string): string => /#([\w-]{20,})/.exec(text)?.[1] ?? "";

const unfolded = (wire: string): string =>
  wire.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
