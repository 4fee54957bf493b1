// What a running server answers when the disk is full, a database locked, the clock wrong or thousands of clients slow.
import { clockBack } from "./measuring/faults/clock-back.ts";
import { fullDisk } from "./measuring/faults/full-disk.ts";
import { locked } from "./measuring/faults/locked.ts";
import { slowConnections } from "./measuring/faults/slow-connections.ts";
import { printFigure } from "./measuring/print-figure.ts";

// So small that the disk can be filled to the last byte between two looks at it.
process.env.RETORNO_MIN_FREE_MB = "1";

printFigure(await fullDisk());
for (const figure of await locked()) printFigure(figure);
printFigure(await clockBack());
printFigure(await slowConnections());
