/*
 * What names a person must not be kept as it is written. Two rules, for two kinds of text:
 *
 * - An e-mail address is found in any text, however it is written: percent-encoded up to three times, with a full-width
 *   or spelled-out @, in capitals, with blanks around the @ where a host with a dot follows.
 * - A telephone number is found where it cannot be taken for an order number, a product id, a GTIN, a price or a date:
 *   with a + or tel: before at least eight digits anywhere; in free text also as nine to fifteen digits in groups of two
 *   to four ("600 123 456", "(91) 123-45-67"), or as a run of digits beside a word such as "phone". A bare run of digits
 *   is an id. Days written with digits (2026-03-01) and Internet addresses are told apart; the latter name a person too.
 */

/** Whether a free text (a tag, a path, an answer, a note) names somebody. */
export const namesPerson = (text: string): boolean =>
  (mayBeEmail.test(text) && readings(text).some(namesEmail)) ||
  (mayBePhone.test(text) && readings(text).some((reading) => namesDialled(reading) || namesGrouped(reading)));

/** Whether an id is an e-mail address, or a telephone number that says so itself. */
export const isPersonsId = (id: string): boolean =>
  (mayBeEmail.test(id) || mayBePhone.test(id)) &&
  readings(id).some((reading) => namesEmail(reading) || namesDialled(reading));

/** A text as it reads once nothing of it is encoded any more: the same for all ways of writing one address. */
export const readPlainly = (text: string): string => (readings(text).at(-1) ?? text).trim().toLowerCase();

/** Whether a field goes by a name under which people, their addresses, papers, accounts or machines are kept. */
export function isPersonalName(field: string): boolean {
  const words = field.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1_$2").replaceAll(/[\W_]+/g, "_");
  return wholeNames.test(words) || partsOfNames.test(words);
}

/** Cheap, for nearly all texts name nobody. */
const mayBeEmail = /[@%&\uff20\ufe6b\u200b-\u200d]/;
const mayBePhone = /(?:\d\D{0,8}){8}/;

/** A text as it stands, and as it reads when it is decoded up to three times. */
function readings(text: string): string[] {
  const all = [plain(text)];
  for (let last = plain(text); all.length <= mostDecodings; ) {
    const next = plain(percentDecoded(last));
    if (next === last) break;
    all.push(next);
    last = next;
  }
  return all;
}

const mostDecodings = 3;

/** Full-width and other forms of the same letters become one; what cannot be seen goes. */
const plain = (text: string): string =>
  text
    .replaceAll(/&(?:commat|#0*64|#x0*40);?/gi, "@")
    .replaceAll(/&(?:period|#0*46|#x0*2e);?/gi, ".")
    .replaceAll(/&(?:plus|#0*43|#x0*2b);?/gi, "+")
    .replaceAll("&amp;", "&")
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "");

const percentDecoded = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll("%", ""), "hex").toString("utf8"));

/** tiktok.com/@shop and maps/@41.4 are none, nor is logo@2x.png. */
function namesEmail(text: string): boolean {
  return (
    /[^\s/@]@(?!\dx\.(?:png|jpe?g|webp|gif|svg|avif)\b)(?:\p{L}|[\p{L}\d-]+\.\p{L})/u.test(text) || apart.test(text)
  );
}

const apart = /[\p{L}\d](?:[\s+]{1,3}@[\s+]{0,3}|@[\s+]{1,3})[\p{L}\d](?:[\p{L}\d-]*\.)+\p{L}{2,}/u;

/** A + before, as nobody writes an order number, or the scheme that a browser dials. */
const namesDialled = (text: string): boolean =>
  /(?:\+|\btel:|\bsms:)[\s(]{0,2}\d(?:[\s().\-/]{0,2}\d){7,14}/i.test(text);

function namesGrouped(text: string): boolean {
  const bare = text.replaceAll(days, " x ");
  return beside.test(bare) || card.test(bare) || internet.test(bare) || (bare.match(grouped) ?? []).some(isPhoneLong);
}

const days =
  /(?<!\d)(?:(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:[12]\d|3[01]|0?[1-9])|(?:[12]\d|3[01]|0?[1-9])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d)(?!\d)/g;
const beside =
  /(?<!\p{L})(?:tel|tlf|tfno|phone|telefon|telefono|teléfono|telephone|téléphone|mobile|móvil|movil|handy|cell|whatsapp|call|text|ring|llama(?:r|me)?|sms|fax)\b[^\p{L}\d]{0,5}(?:(?:me|us|at|on|al|a|is|es|nr|no|n|number|número)\b[^\p{L}\d]{0,3}){0,2}\(?\d(?:[\s().\-/]{0,2}\d){7,14}(?!\d)/iu;
const card = /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)/;
const internet = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/;
const grouped = /(?<![\p{L}\d.,\-/])\(?\d{2,4}\)?(?:[ .-]{1,2}\d{2,4}){2,5}(?![\p{L}\d]|[.,\-/]\d)/gu;

function isPhoneLong(run: string): boolean {
  const { length } = run.replaceAll(/\D/g, "");
  return length >= 9 && length <= 13 && !/^97[89][ -]/.test(run);
}

const wholeNames =
  /^(?:name|mail|user.*|(?:user|client|customer|member|visitor|session|contact)_?id|(?:nombre|apellidos?|nom|prenom|vorname|nachname|cognome|sobrenome|apelido))$/i;
const partsOfNames =
  /e_?mail|(?:^|_)(?:mail|correo|tel|tlf|tfno|phone\w*|telephone|telefono?|movil|mobil|handy|celular|cell|whatsapp|fax|msisdn|iban|bic|swift|ip|ip_?v?[46]|ip_?addr\w*|mac|imei|idfa|gaid|dni|nif|nie|nin|ssn|vat_?id|passport|pasaporte|cvv|cvc|pan|card_?(?:number|no)|[fl]_?name|nombres?|apellidos?|vorname|nachname|prenom|cognome|dob|token|cookie|user_?agent)(?:_|\d*$)|phone|mobile|address|direccion|adresse|street|calle|stra(?:ss|ß)e|postal|postcode|zip(?:_|$|code)|plz(?:_|$)|password|passwd|birth|geburt|nacimiento|^user|(?:first|last|full|sur|family|given|middle|nick|maiden|customer|contact|client|user)_?name$/i;
