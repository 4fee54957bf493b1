/** SQL of an answer as it is kept: short, and without the addresses and phone numbers that people write into anything. */
export const answerOf = (cell: string): string =>
  `left(regexp_replace(regexp_replace(${cell}, '\\S+@\\S+', '…', 'g'), '\\+?[0-9][0-9 ().-]{6,}[0-9]', '…', 'g'), 120)`;
