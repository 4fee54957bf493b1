import { ChannelNames } from "./channel-names.ts";
import type { PathTable } from "./path-table.ts";

/** A table of paths while it is read: columns that double as they fill, for the number of rows is known only at the end. */
export class GrowingPaths {
  readonly names = new ChannelNames();
  rows = 0;
  stepCount = 0;
  offsets = new Uint32Array(1 << 12);
  steps = new Uint32Array(1 << 14);
  conversions = new Float64Array(1 << 12);
  values = new Float64Array(1 << 12);
  nulls = new Float64Array(1 << 12);

  /** Ends a row whose steps were added. */
  endRow(conversions: number, value: number, nulls: number): void {
    if (this.rows + 1 === this.offsets.length) {
      this.offsets = doubled(this.offsets, Uint32Array);
      this.conversions = doubled(this.conversions, Float64Array);
      this.values = doubled(this.values, Float64Array);
      this.nulls = doubled(this.nulls, Float64Array);
    }
    const row = this.rows++;
    this.conversions[row] = conversions;
    this.values[row] = value;
    this.nulls[row] = nulls;
    this.offsets[row + 1] = this.stepCount;
  }

  addStep(channel: number): void {
    if (this.stepCount === this.steps.length) this.steps = doubled(this.steps, Uint32Array);
    this.steps[this.stepCount++] = channel;
  }

  /** Takes back the steps of a row that was not ended. */
  dropRow(): void {
    this.stepCount = this.offsets[this.rows] as number;
  }

  table(): PathTable {
    return {
      channels: this.names.names,
      offsets: this.offsets.subarray(0, this.rows + 1),
      steps: this.steps.subarray(0, this.stepCount),
      conversions: this.conversions.subarray(0, this.rows),
      values: this.values.subarray(0, this.rows),
      nulls: this.nulls.subarray(0, this.rows),
    };
  }
}

function doubled<Column extends Uint32Array | Float64Array>(
  column: Column,
  of: new (length: number) => Column,
): Column {
  const twice = new of(column.length * 2);
  twice.set(column);
  return twice;
}
