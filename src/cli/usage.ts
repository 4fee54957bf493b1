/** The help text: every command in a line, at most 80 columns. */
export function usage(): string {
  return `retorno: what your social media work brings back, what it costs, how sure we are

From files
  roi PATH...         exports (files or folders) in, the ROI statement out
  journeys QUESTION   how conversions came about, and who is credited
  attribute FILE      a table of paths in, the credit of each channel out
  inspect PATH...     what each file is and what would be read from it
  map FILE            how to read a file that nothing recognises
  import PATH...      exports into facts that last
  plan, cost, goal    the plan that goes with them, its costs, its goals

From your site and shop
  serve               the server: sees visits, clicks and orders
  demo                the same with a made-up shop
  owner               a link for the first person, or for a new password
  workspace           the businesses it works for
  member              who may come into them, and invitations
  site                the sites whose visits it sees
  link                short links whose clicks are counted
  key                 keys with which your shop's own systems come in
  webhook             addresses that Shopify, Stripe and others call

Keeping it well
  backup, restore     all of it in one file, and back
  jobs                what the server does by itself, and how it went
  audit               who changed what
  erase PERSON        one person is forgotten everywhere (docs/privacy.md)
  person export       all that is held on one person
  doctor              looks the folder over and says what must be mended

  simulate            a market whose truth is known, as export files
  help COMMAND        what a command takes
  version

Everywhere: --data DIR (retorno-data) says where facts are kept, --workspace ID
whose they are (not needed where there is only one), --format json is for other
programs. Nothing is sent anywhere, but letters to the mail server you name.
Exit code 0: good, 1: something you can mend (said in one line), 2: a bug.
`;
}

/** What a command takes; null for a command that takes nothing more. */
export const usageOf = (command: string): string | null =>
  Object.hasOwn(details, command) ? (details[command] ?? null) : null;

/** The help of everything. */
export const wholeUsage = (): string => [usage(), ...Object.values(details)].join("\n");

const details: Readonly<Record<string, string>> = {
  roi: `retorno roi PATH...       exports (files or folders) in, the ROI statement out
    --plan FILE           costs, codes and rules (plan.yaml; see docs/plan.md)
    --from DAY --to DAY   the period; --to is the first day that does not count
    --by WHAT             network, channel, campaign, post or paid
    --model NAME          last, first, last-non-direct, linear, time-decay,
                          position, lead, u, w, full-path, markov,
                          markov-all, shapley, new-demand, or a name of the
                          plan's own
    --lookback DAYS       how long a touch counts, such as 90d
    --currency CODE       the currency of the statement, such as EUR
    --format NAME         table, json, csv, html or xlsx
    --out FILE            write there instead of to the terminal
    --rejects FILE        list the rows that could not be read (csv)
    --data DIR            of what was imported and seen there, instead of PATH
    --workspace ID        of this workspace of the folder
`,
  journeys: `retorno journeys QUESTION PATH...
                          how conversions came about; QUESTION is one of
    models                every model's credit side by side; --model NAME: one
                          model's, with its intervals and ranks
    roles                 who originated, assisted, converted, by month
    explain ORDER         one order: its touches, each model's credit, the rows
                          it came from, what was left out and why
    claims                what ad platforms claim beside what the orders show,
                          by campaign and day, with likely causes (--model)
    paths                 the paths before most conversions (--most 20)
    lengths               touches a journey has, and days it takes
    lags                  days from the first touch, by where it began
    pairs                 pairs of networks that work together (--most)
    paid                  paid and organic of a network side by side (--model)
    customers             new customers against returning ones (--model)
  and takes
    --plan FILE           codes and rules (plan.yaml; see docs/plan.md)
    --from DAY --to DAY   the period; --to is the first day that does not count
    --by WHAT             network, channel, campaign, post or paid
    --lookback DAYS       how long a touch counts, such as 90d
    --touches COUNT       at most so many touches, the latest
    --path FORM           as-exposed, unique, first-of-run or without-direct
    --view-throughs       an ad that was seen and not clicked is a touch
    --start-anew          each conversion starts the journey anew
    --goal NAME           of this goal of the plan
    --currency CODE       the currency of the answer, such as EUR
    --format NAME         table or json
    --out FILE            write there instead of to the terminal
    --data DIR            of what was imported and seen there, instead of PATH
    --workspace ID        of this workspace of the folder
`,
  attribute: `retorno attribute FILE    what each channel is credited with, by a table of
                          paths (path;conversions;value;nulls, > in between);
                          - reads standard input
    --model NAME          first, last, linear, position, markov or shapley;
                          markov unless said
    --order N             of the chain: 1 to 4, or auto; 1 unless said
    --paths WHICH         all, or converting: without those of the column nulls
    --form NAME           of Shapley's value: set-value or rate-value
    --between TEXT        what stands between channels, where it is no arrow
    --intervals           with 90 % intervals
    --transitions         with the chain's transitions (csv: these alone)
    --format NAME         table, json or csv
    --out FILE            write there instead of to the terminal
`,
  inspect: `retorno inspect PATH...   what each file is and what would be read from it
    --format NAME         table or json
    --plan FILE           zone and currency of files that name none
    --out FILE            write there instead of to the terminal
    --rejects FILE        list the rows that could not be read (csv)
`,
  map: `retorno map FILE          how to read a file that nothing recognises: proposes
                          it and writes mapping.yaml beside the file
    --as WHAT             orders, leads, deals, touches, ads, posts or costs
`,
  import: `retorno import PATH...    exports into facts that last; the same file twice
                          changes nothing; without PATH: what was brought in
    --data DIR            where they are kept (retorno-data)
    --workspace ID        whose they are
    --plan FILE           zone and currency of files that name none
    --undo ID             take one import back whole
    --format NAME         table or json
    --rejects FILE        list the rows that could not be read (csv)
`,
  plan: `retorno plan              the workspace's plan, as plan.yaml states it
retorno plan FILE         checks a plan and keeps it (docs/plan.md); roi --data
                          and the server go by it from then on
    --data DIR            --workspace ID   --format yaml or json
`,
  cost: `retorno cost add          a cost into the plan (docs/plan.md); prints its id
    --what TEXT           needed
    --category NAME       needed; such as labour, tools or "ad spend"
    --amount N            needed, or --hours N --rate N; --currency CODE
    --from DAY            needed; --to DAY is the first day that does not count
    --per NAME            day, week, month, quarter or year; else paid once
    --network, --campaign, --post, --channel   what it was for; else all social
retorno cost list         --format table or json
retorno cost edit ID      any of the options above; none takes a value away,
                          --all-social the scope; --based-on VERSION refuses
                          where somebody has changed it since
retorno cost delete ID    --based-on VERSION
`,
  goal: `retorno goal add          a goal into the plan (docs/plan.md); prints its id
    --name TEXT           needed; --objective TEXT, needed: the aim it serves
    --measure NAME        needed; such as roi, leads or visits
    --baseline N          needed: what it is now; --target N: what it is to be
    --from DAY --to DAY   needed; --to is the first day that does not count
    --network, --campaign, --paid yes or no   what it is about; else all social
    --lookback 30d        how far back its journeys look; else as the plan
retorno goal list         --format table or json
retorno goal edit ID      any of the options above; --all-social takes the
                          segment away; --based-on VERSION as for a cost
retorno goal delete ID    --based-on VERSION
`,
  serve: `retorno serve             the server, until Ctrl-C (docs/deploy.md)
    --data DIR            where everything is kept (retorno-data)
    --port N              4180 unless given
    --host ADDRESS        127.0.0.1 unless given: this computer alone
    --public              lets other machines in: tracker, links, events and
                          webhooks are open to everybody, the rest to whoever
                          signs in over https
    --url URL             where it is reached from outside, such as
                          https://go.shop.example: for links and script tags
    --log-format NAME     json or text; json where nobody sits at a terminal
    --log-level NAME      debug, info, warn, error or silent
While it runs, the other commands work through it.
`,
  demo: `retorno demo              a made-up shop: its statement, and a server to look at
    --data DIR            where it is made (retorno-demo); otherwise as serve
`,
  owner: `retorno owner             a link to become the owner, while there is none
    --reset EMAIL         a link with which this person chooses a new password,
                          where no mail reaches them
    --forget-second-factor  and signs in without their app, which is lost
    --data DIR            --format text or json
`,
  workspace: `retorno workspace add ID  a business or brand, such as faro-azul
    --currency CODE       such as EUR
    --time-zone ZONE      such as Europe/Madrid
    --name TEXT           as people write it
    --opt-out NAME        honour or ignore what browsers ask for by Global
                          Privacy Control and Do Not Track (honour)
    --keep-events DAYS    how long single events are kept (760d)
    --second-factor NAME  needed: members come in only with one; or optional
    --locale NAME         how numbers, money and dates are written, such as
                          nb-NO; reader: as whoever looks has it (reader)
retorno workspace list    --format table or json
retorno workspace edit ID any of the options above; --yes where it deletes or
                          revalues what is kept
retorno workspace delete ID --yes   with its facts, sites, links, keys, members
`,
  site: `retorno site add HOST...  a site, by all its hosts; prints the line that goes
                          into its pages (docs/tracking.md)
    --name TEXT           as it is shown; else its first host
    --workspace ID        whose it is
retorno site list         with the lines; --format table or json
retorno site delete KEY   what its pages still send is dropped
`,
  link: `retorno link add URL      a short link whose clicks are counted (docs/links.md)
    --source, --medium, --campaign, --content, --term
                          what it says of its visitors; without --source
                          each click says where it came from
    --slug NAME           its name, else one is made; --expires DAY ends it
retorno link list         with clicks; --format table, json or csv
retorno link show SLUG
retorno link edit SLUG    --destination URL, or any of the options above
retorno link delete SLUG  answers "gone" from then on
retorno link import FILE  a csv, a link a row; --skip-bad makes the good ones
retorno link qr SLUG      --out FILE.svg|FILE.png  --size-mm 30  --dpi 300
                          --correction M or Q
retorno link lint URL|FILE  what is wrong with the tags of addresses; --plan
`,
  key: `retorno key add           a key with which the shop's own systems come in
    --name NAME           needed: what it is for (docs/api.md)
    --scopes LIST         what it may do, with commas between: events:write
                          unless given (docs/people.md names them)
    --expires DAYS        from 1d to 3650d, such as 90d; else it never runs out
retorno key list          --format table or json
retorno key revoke ID     it opens nothing from then on
`,
  member: `retorno member list       who may come in, and who is invited until when;
                          --format table or json
retorno member invite EMAIL  mails a link where RETORNO_SMTP_URL is set for this
                          command itself, else prints it (docs/people.md)
    --role NAME           owner, editor or viewer (viewer)
retorno member resend ID|EMAIL    a new link; the old one opens nothing
retorno member withdraw ID|EMAIL  the invitation's link opens nothing any more
retorno member role EMAIL NAME
retorno member remove EMAIL
    --workspace ID        of which workspace
`,
  audit: `retorno audit             who changed what, the latest first
    --workspace ID        --most N (50)   --format table or json
    --installation        what is of no workspace
`,
  webhook: `retorno webhook add WHAT  an address for shopify, stripe, woocommerce or hubspot
    --secret TEXT         what the product signs with (docs/api.md)
retorno webhook secret ID --secret TEXT
retorno webhook list      --format table or json
retorno webhook revoke ID
`,
  backup: `retorno backup            all of a data folder in one file, also while the
                          server runs (docs/backup.md)
    --out FILE            else retorno-backup-….zip is written here
    --every-day DIR|off   have the server make one every day; --keep 7
`,
  restore: `retorno restore FILE      brings a backup back, checked, into a new folder
    --data DIR            that folder
    --erasures FILE       who was erased since it was made; else the list
                          erasures.jsonl beside the backup and in the folder
`,
  jobs: `retorno jobs              what the server does by itself, and how it went
retorno jobs run NAME     have it done now
`,
  erase: `retorno erase PERSON      forgets one person, here and in restored backups
                          when an old backup or a later export has them again
    PERSON                an e-mail address, +34600111222, or with one of
                          --customer-id --lead-id --phone --visitor --email
    --yes                 does it; without it you see what is held
    --data DIR            --workspace ID   --format table or json
`,
  person: `retorno person export PERSON   all that is held on one person, as JSON; PERSON
                          as for erase
    --out FILE            write there instead of to the terminal
    --data DIR            --workspace ID
`,
  doctor: `retorno doctor            looks the data folder over, says what must be mended
`,
  simulate: `retorno simulate          a market whose truth is known, as export files
    --out DIR             where to (a new or empty folder)
    --model NAME          online-shop or b2b
    --people N --days D --seed S
    --traits A,B          what makes it hard to attribute: brand-demand,
                          retargeting, word-of-mouth, season, dark-social,
                          cookie-loss; the truth stands in truth.json
`,
};
