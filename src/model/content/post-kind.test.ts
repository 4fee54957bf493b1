import { expect, it } from "vitest";
import { postKindOf } from "./post-kind.ts";

it.each([
  ["Photos", "image"],
  ["imagem do instagram", "image"],
  ["IG reel", "reel"],
  ["reel do instagram", "reel"],
  ["Story IG", "story"],
  ["vídeo", "video"],
  ["IG carousel", "carousel"],
  ["Links", "link"],
  ["Status", "text"],
  ["Video story", "story"],
  ["post", null],
  ["organic", null],
  ["threads post", null],
  [null, null],
])("reads %s as %s", (written, kind) => expect(postKindOf(written)).toBe(kind));
