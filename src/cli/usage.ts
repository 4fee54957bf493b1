/** The help text; at most 80 columns. */
export function usage(): string {
  return `retorno: what your social media work brings back, what it costs, how sure we are

  retorno roi PATH...       exports (files or folders) in, the ROI statement out
      --plan FILE           costs, codes and rules (plan.yaml; see docs/plan.md)
      --from DAY --to DAY   the period; --to is the first day that does not count
      --by WHAT             network, channel, campaign, post or paid
      --model NAME          last, first, last-non-direct, linear, time-decay,
                            position, lead, u, w or full-path
      --lookback DAYS       how long a touch counts, such as 90d
      --currency CODE       the currency of the statement, such as EUR
      --format NAME         table, json, csv, html or xlsx
      --out FILE            write there instead of to the terminal
      --rejects FILE        list the rows that could not be read (csv)
      --data DIR            of what was imported there, instead of PATH

  retorno inspect PATH...   what each file is and what would be read from it
      --format NAME         table or json; also --plan, --out, --rejects

  retorno map FILE          how to read a file that nothing recognises: proposes
                            it and writes mapping.yaml beside the file
      --as WHAT             orders, leads, deals, touches, ads, posts or costs

  retorno import PATH...    exports into facts that last; the same file twice
                            changes nothing; without PATH: what was brought in
      --data DIR            where they are kept (retorno-data)
      --plan FILE           zone and currency of files that name none
      --undo ID             take one import back whole

  retorno key add           a key with which the shop's own systems send events
      --name NAME           also: key list, key revoke ID; see docs/api.md

  retorno webhook add WHAT  an address for shopify, stripe, woocommerce or hubspot
      --secret TEXT         also: webhook secret ID, webhook list, webhook revoke

  retorno link add URL      a short link whose clicks are counted (docs/links.md)
      --source, --medium, --campaign, --content, --term
                            what it says of its visitors; without --source
                            each click says where it came from
      --slug NAME           its name, else one is made; --expires DAY ends it
      --url URL             where the server is reached from outside
  retorno link list         with clicks; --format table, json or csv
  retorno link show|edit|delete SLUG
  retorno link import FILE  a csv, a link a row; --skip-bad makes the good ones
  retorno link qr SLUG      --out FILE.svg|FILE.png  --size-mm 30  --dpi 300
                            --correction M or Q
  retorno link lint URL|FILE  what is wrong with the tags of addresses; --plan

  retorno simulate          a market whose truth is known, as export files
      --out DIR             where to (a new or empty folder)
      --model NAME          online-shop or b2b
      --people N --days D --seed S

  retorno help | version

Only import keeps anything, and nothing is sent anywhere. Exit code 0: good,
1: something you can mend (said in one line), 2: a bug.
`;
}
