import { closeSync, openSync, writeSync } from "node:fs";
import { mulberry } from "../../src/attribution/mulberry.ts";

/**
 * Writes a table of paths: `rows` of them over `channels`, five touches on average, some steps likelier than others, and
 * more nulls than conversions. The same seed writes the same bytes.
 */
export function writePathTable(
  file: string,
  { rows, channels, seed = 1 }: { rows: number; channels: number; seed?: number },
): void {
  const random = mulberry(seed);
  const names = Array.from({ length: channels }, (_, at) => `ch${at + 1}`);
  const drawn = () => Math.floor(random() ** 1.3 * channels);
  const out = openSync(file, "w");
  let text = "path;conversions;value;nulls\n";
  for (let row = 0; row < rows; row++) {
    let channel = drawn();
    text += names[channel];
    // A path ends after each touch with one chance in five, so that it has five on average.
    while (random() > 0.2) {
      channel = random() < 0.3 ? (channel * 7 + 3) % channels : drawn();
      text += `>${names[channel]}`;
    }
    const conversions = random() < 0.3 ? 1 : 0;
    text += `;${conversions};${conversions === 0 ? 0 : Math.ceil(random() * 99)};${Math.floor(random() * 4)}\n`;
    if (text.length > 1 << 20) {
      writeSync(out, text);
      text = "";
    }
  }
  writeSync(out, text);
  closeSync(out);
}
