// A server killed (-9) over and over while events come in: what it acknowledged must be there, once, and whole.
import { crashRounds } from "./measuring/crash-rounds.ts";
import { printFigure } from "./measuring/print-figure.ts";

const rounds = Number(process.argv[2] ?? 50);

const { sent, acknowledged, found, twice, halves, databasesOpened } = await crashRounds({
  rounds,
  told: ({ rounds: done, acknowledged }) => {
    if (done % 10 === 0) process.stderr.write(`${done} rounds, ${acknowledged} events acknowledged\n`);
  },
});
printFigure({
  figure: `kill -9 under load, ${rounds} rounds`,
  measured: `${sent} events sent, ${acknowledged} acknowledged, ${found} of them found once, ${twice} twice, ${halves} in halves, databases opened ${databasesOpened} times`,
  promised: "every acknowledged event once and whole",
  holds: acknowledged > 0 && found === acknowledged && twice === 0 && halves === 0 && databasesOpened === rounds,
});
