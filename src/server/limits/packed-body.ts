import type { FastifyRequest } from "fastify";
import { packedBody } from "../problem.ts";

/** Why a body that is packed is not read (unpacked, a small one may be endless); null where it is not. */
export function packedFault({ headers }: FastifyRequest): Error | null {
  const encoding = headers["content-encoding"];
  if (encoding === undefined || encoding === "identity") return null;
  return Object.assign(new Error("the body is packed"), { code: packedBody, statusCode: 415 });
}
