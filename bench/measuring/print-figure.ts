/** What a bench prints, one JSON object a line: the figure, what came out, what we promise and whether it holds. */
export interface Figure {
  readonly figure: string;
  readonly measured: string;
  readonly promised?: string;
  readonly holds?: boolean;
}

export function printFigure(figure: Figure): void {
  console.log(JSON.stringify(figure));
}
