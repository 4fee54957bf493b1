import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerKey, KeptAnswers } from "./kept-answers.ts";

const key = (workspace: string, asked: string, standing = "1"): AnswerKey => ({ workspace, asked, standing });
const bytes = (text: string) => Buffer.from(text);

describe("kept answers", () => {
  it("are found by the workspace, the question and where it stands, and by nothing less", async () => {
    const kept = new KeptAnswers();
    await kept.workOut(key("a", "roi"), async () => bytes("of a"));
    expect(String(kept.find(key("a", "roi")))).toBe("of a");
    for (const other of [key("b", "roi"), key("a", "roi?by=channel"), key("a", "roi", "2")]) {
      expect(kept.find(other)).toBeUndefined();
    }
  });

  it("are worked out once for all who ask at the same moment, and anew where it stands elsewhere", async () => {
    const kept = new KeptAnswers();
    let works = 0;
    const work = async () => bytes(String(++works));
    const all = await Promise.all([1, 2, 3].map(() => kept.workOut(key("a", "roi"), work)));
    expect(all.map(String)).toEqual(["1", "1", "1"]);
    const [later, other] = await Promise.all([
      kept.workOut(key("a", "roi", "2"), work),
      kept.workOut(key("b", "roi", "2"), work),
    ]);
    expect([String(later), String(other)]).toEqual(["2", "3"]);
    expect(String(kept.find(key("a", "roi", "2")))).toBe("2");
  });

  it("do not hold what failed", async () => {
    const kept = new KeptAnswers();
    await expect(kept.workOut(key("a", "roi"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(String(await kept.workOut(key("a", "roi"), async () => bytes("yes")))).toBe("yes");
  });

  it("never take more bytes than they may, and tell nobody another's, whatever is asked in whatever order", async () => {
    const step = fc.record({
      workspace: fc.constantFrom("a", "b", "c"),
      asked: fc.constantFrom("roi", "paths", "models"),
      standing: fc.constantFrom("1", "2"),
      size: fc.integer({ min: 0, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const kept = new KeptAnswers({ mostBytes: 100 });
        for (const { size, ...of } of steps) {
          const name = JSON.stringify(of);
          await kept.workOut(of, async () => bytes(name + " ".repeat(size)));
          expect(kept.bytes).toBeLessThanOrEqual(100);
          for (const other of steps) {
            const { size: _, ...asked } = other;
            expect(String(kept.find(asked) ?? JSON.stringify(asked)).trim()).toBe(JSON.stringify(asked));
          }
        }
      }),
    );
  });
});
