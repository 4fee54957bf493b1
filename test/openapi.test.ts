import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { endpoints, namedShapes } from "../src/api/endpoints.ts";
import { openApiDocument } from "../src/api/openapi.ts";

const document = openApiDocument(endpoints, namedShapes, "0.0.0");

it("the document is OpenAPI 3.1", async () => {
  const plain = JSON.parse(JSON.stringify(document));
  expect(await new Validator().validate(plain)).toEqual({ valid: true });
});
