/**
 * SQL of a Salesforce id in the 15 signs that reports write; Data Loader adds three that repeat in capitals and small
 * letters what the 15 hold.
 */
export const shortId = (id: string): string => `regexp_replace(${id}, '^([0-9A-Za-z]{15})[0-9A-Z]{3}$', '\\1')`;
