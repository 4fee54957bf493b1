import type { OpenApiDocument } from "../../api/openapi.ts";
export const apiPagePolicy = "default-src 'none'";
export const apiPage = (document: OpenApiDocument): string => document.openapi;
