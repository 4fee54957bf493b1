// Fastify with our server's options and the same bodies parsed, answering without any work: what ours is measured against.
import { emptyServer } from "../../src/server/server.ts";

const app = emptyServer({ logger: true });
app.post("/e", { bodyLimit: 1_048_576, logLevel: "warn" }, (_request, reply) => {
  reply.header("access-control-allow-origin", "*").code(202).send("");
});
app.get("/l/:slug", { logLevel: "warn" }, (_request, reply) => {
  reply.header("cache-control", "no-store").redirect("https://shop.example/spring?utm_source=instagram", 302);
});
process.stderr.write(`${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
process.once("SIGTERM", () => void app.close().then(() => process.exit()));
