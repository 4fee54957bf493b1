import { ChannelNames } from "./channel-names.ts";
import type { PathTable } from "./path-table.ts";

/** Bytes of a usual row, and of a usual step: what is not touched of the room for them takes no memory. */
const [usualRow, usualStep] = [20, 4];

/** A table of paths while it is read: columns that double where the file's size did not tell how many rows there are. */
export class GrowingPaths {
  readonly names = new ChannelNames();
  rows = 0;
  stepCount = 0;
  offsets: Uint32Array;
  steps: Uint32Array;
  conversions: Float64Array;
  values: Float64Array;
  nulls: Float64Array;

  constructor(bytes: number) {
    const rows = 2 + Math.ceil(bytes / usualRow);
    this.offsets = new Uint32Array(rows);
    this.steps = new Uint32Array(2 + Math.ceil(bytes / usualStep));
    this.conversions = new Float64Array(rows);
    this.values = new Float64Array(rows);
    this.nulls = new Float64Array(rows);
  }

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
