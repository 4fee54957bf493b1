import type { Books, BooksParts } from "./books.ts";
import { touchesHeader, writeTouch } from "./exports/touches.ts";
import type { Journal } from "./journal.ts";
import { identityOf } from "./people.ts";
import type { Worlds } from "./worlds.ts";

interface Population extends BooksParts {
  readonly people: number;
  readonly site: string;
  readonly worlds: Worlds;
  readonly journal: Journal;
  readonly books: Books;
}

/** How many people live between two looks at what waits to be written. */
const peopleBetweenDrains = 512;

/** Lets everybody live, one after the other, and writes their touches; memory does not grow with the people. */
export async function populate(population: Population): Promise<void> {
  const { people, folder, books } = population;
  const touches = folder.sheet("touches.csv");
  touches.line(touchesHeader);
  for (let person = 0; person < people; person++) {
    liveOne(population, person, touches);
    if (person % peopleBetweenDrains === 0) await folder.drain();
  }
  books.finish();
}

function liveOne(
  { worlds, journal, books, calendar, dice, site, analytics, truth }: Population,
  person: number,
  sheet: Parameters<typeof writeTouch>[0],
) {
  journal.begin(person);
  const outcomes = worlds.live(person, journal);
  if (journal.touches.length === 0) {
    books.enter(person, nobody, journal, outcomes);
    return;
  }
  const identity = identityOf(person, dice);
  for (const touch of journal.touches) {
    if (touch.analysed) analytics.session(touch);
    if (!journal.tracked) continue;
    const known = journal.isNamed(touch) ? identity.email : `browser-${person + 1}-${touch.browser + 1}`;
    writeTouch(sheet, calendar, known, site, touch);
    truth.touch(touch.way);
  }
  books.enter(person, identity, journal, outcomes);
}

/** Somebody who never came by has no name. */
const nobody = { firstName: "", lastName: "", email: "", city: "" };
