import { connect, type Socket } from "node:net";
import { benchFolder } from "../data-folder.ts";
import type { Figure } from "../print-figure.ts";
import { startRetorno } from "../running-server.ts";
import { passed, sendEvent, untilTaken } from "./send-event.ts";

const connections = 10_000;
const beginnings = [
  "",
  "POST /e HTTP/1.1\r\nhost: x\r\n",
  "POST /e HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 900\r\n\r\n{",
];

/** Opens ten thousand connections that send nothing, half a head or half a body, and asks as somebody else meanwhile. */
export async function slowConnections(): Promise<Figure> {
  const folder = await benchFolder();
  const server = await startRetorno(folder.path);
  const to = { port: server.port, site: folder.site };
  const sockets: Socket[] = [];
  try {
    await untilTaken(to);
    const answers: { status: number | null; ms: number }[] = [];
    let asking = true;
    const others = (async () => {
      while (asking) {
        answers.push(await sendEvent(to, `other-${answers.length}`));
        await passed(50);
      }
    })();
    const said: Record<string, number> = {};
    for (let at = 0; at < connections; at++) {
      sockets.push(slow(server.port, beginnings[at % beginnings.length] ?? "", said));
      if (at % 100 === 99) await passed(40);
    }
    await passed(12_000);
    const stillOpen = sockets.filter(({ destroyed }) => !destroyed).length;
    asking = false;
    await others;
    for (const socket of sockets) socket.destroy();
    const ms = await untilTaken(to);
    const taken = answers.filter(({ status }) => status === 202).length;
    const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    return {
      figure: `${connections} slow connections`,
      measured: `others meanwhile: ${taken} of ${answers.length} events taken (${answers.filter(({ status }) => status === 503).length} told 503), half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms; the slow ones were told ${JSON.stringify(said)}, ${stillOpen} still open after 12 s; taken at once after (${Math.round(ms)} ms)`,
      promised: "others are answered, slow ones told 408 or 503, recovers by itself",
      holds: taken >= 0.95 * answers.length && answers.every(({ status }) => status === 202 || status === 503),
    };
  } finally {
    for (const socket of sockets) socket.destroy();
    await server.stop();
    folder.remove();
  }
}

function slow(port: number, beginning: string, said: Record<string, number>): Socket {
  const socket = connect(port, "127.0.0.1", () => beginning !== "" && socket.write(beginning));
  let status = "closed";
  socket.on("data", (part: Buffer) => {
    status = part.toString("latin1").slice(9, 12);
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    said[status] = (said[status] ?? 0) + 1;
  });
  return socket;
}
