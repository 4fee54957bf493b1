import type { Dice } from "./chance.ts";

const firstNames = [
  "Alba",
  "Bruno",
  "Carla",
  "Dario",
  "Elisa",
  "Fabio",
  "Greta",
  "Hugo",
  "Irene",
  "Joel",
  "Karim",
  "Lucía",
  "Marco",
  "Nadia",
  "Óscar",
  "Petra",
  "Quim",
  "Rosa",
  "Saúl",
  "Tania",
];
const lastNames = ["Ejemplo", "Prueba", "Muestra", "Ficticio", "Inventado", "Modelo", "Ensayo", "Núñez-Test"];
const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^a-zA-Z-]/g, "")
    .toLowerCase();
const plainFirst = firstNames.map(plain);
const plainLast = lastNames.map(plain);

const cities = ["Villa Ejemplo", "Puerto Prueba", "San Muestra", "Valle Ficticio"];

/** Who somebody is on paper; invented, with an address at example.com. */
export interface Identity {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly city: string;
}

/** The invented identity of a person whose dice these are. */
export function identityOf(person: number, dice: Dice): Identity {
  const first = dice.pick("name", 0, firstNames.length);
  const last = dice.pick("name", 1, lastNames.length);
  return {
    firstName: firstNames[first] ?? "",
    lastName: lastNames[last] ?? "",
    email: `${plainFirst[first]}.${plainLast[last]}.${person + 1}@example.com`,
    city: cities[dice.pick("city", 0, cities.length)] ?? "",
  };
}

/** Some type their address in capitals now and then. */
export function emailAsTyped({ email }: Identity, dice: Dice, ordinal: number): string {
  return dice.draw("capitals", ordinal) < 0.03 ? email.toUpperCase() : email;
}
