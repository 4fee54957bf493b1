import type { ExportFormat } from "../format.ts";
import { socialPosts } from "../formats/social-posts/format.ts";
import { templateAds } from "../formats/template-ads/format.ts";
import { templateCosts } from "../formats/template-costs/format.ts";
import { templateDeals } from "../formats/template-deals/format.ts";
import { templateLeads } from "../formats/template-leads/format.ts";
import { templateOrders } from "../formats/template-orders/format.ts";
import { templateTouches } from "../formats/template-touches/format.ts";
import type { Shape } from "./shapes.ts";

/** One thing that a row tells: a column of our template, and how such a column is found in a file of somebody else's. */
export interface Field {
  /** The column of our template, as the mapping and the user name it. */
  readonly name: string;
  /** The column's key in the template's format. */
  readonly key: string;
  readonly shape: Shape;
  /** Words that such columns are called by, in the languages of our users; the most usual first. */
  readonly words: readonly string[];
}

/** What the rows of a file can be read as. */
export interface Target {
  readonly name: "orders" | "touches" | "leads" | "deals" | "ads" | "posts" | "costs";
  readonly format: ExportFormat;
  readonly required: readonly string[];
  /** Of these at least one. */
  readonly oneOf: readonly string[];
  readonly fields: readonly Field[];
}

const field = (name: string, key: string, shape: Shape, words: string): Field => ({
  name,
  key,
  shape,
  words: words.split("|").map((word) => word.trim()),
});

const person = (key = "person") =>
  field(
    "person",
    key,
    "person",
    "email | e-mail | mail | email address | customer email | e-post | epost | e-postadresse | correo | correo electrónico | courriel | adresse e-mail | e-mail-adresse | adres e-mail | customer id | customer | client id | cliente | kunde | kundenr | kundenummer | kundennummer | klient | pelanggan | مشتری | ایمیل | user id | visitor id | contact id | phone | telefon | teléfono | tlf",
  );

const marketing = [
  field("medium", "medium", "word", "utm_medium | medium"),
  field(
    "campaign",
    "campaign",
    "text",
    "utm_campaign | campaign | campaign name | kampanje | kampagne | campaña | campagne | kampania | campanha | kampanye",
  ),
  field("content", "content", "text", "utm_content | content"),
  field("term", "term", "text", "utm_term | term | keyword"),
  field("referrer", "referrer", "address", "referrer | referer | referring site | henviser | referente"),
  field(
    "landing_page",
    "query",
    "address",
    "landing page | landing_page | landing page url | entry page | first page | landingsside",
  ),
  field("post", "post", "address", "post | post url | post id | innlegg"),
];

const currency = field(
  "currency",
  "currency",
  "currency",
  "currency | currency code | valuta | währung | devise | moneda | moeda | waluta | mata uang | ارز",
);

/** Everything `retorno map` can make of a file. */
export const targets: readonly Target[] = [
  {
    name: "orders",
    format: templateOrders,
    required: ["id", "at", "total"],
    oneOf: [],
    fields: [
      field(
        "id",
        "id",
        "id",
        "order id | order number | order no | order # | order | id | number | receipt | receipt number | invoice | invoice number | bilagsnr | ordrenr | ordrenummer | bestillingsnummer | bestellnummer | rechnungsnummer | auftragsnummer | numéro de commande | commande | número de pedido | pedido | nº pedido | numer zamówienia | zamówienie | número do pedido | nomor pesanan | pesanan | شماره سفارش | سفارش | transaction id | sale id | receipt no | ticket number | ticket | bill number | numero ordine | n. ordine | ordine | scontrino n. | numero scontrino | scontrino | ricevuta | numero fattura | fattura | belegnummer | belegnr | beleg | bonnummer | bonnr | kassenbon | kvitteringsnummer | kvittering | ordernummer | numéro de ticket | numéro de facture | ticket n° | número de ticket | número de factura | factura | numer paragonu | paragon | numer faktury | número da venda | venda | nota fiscal | nomor struk | struk | شماره فاکتور",
      ),
      field(
        "at",
        "occurred",
        "moment",
        "date | order date | created at | created | placed at | time | timestamp | paid at | purchase date | dato | ordredato | kjøpsdato | tidspunkt | datum | bestelldatum | kaufdatum | date de commande | fecha | fecha del pedido | data | data zamówienia | data do pedido | tanggal | تاریخ | data ordine | data vendita | orderdatum | verkaufsdatum | belegdatum | data venda | fecha de venta | data sprzedaży",
      ),
      person(),
      field(
        "total",
        "total",
        "money",
        "total | order total | grand total | amount | total amount | total price | revenue | sum | sum inkl. mva | sum inkl mva | totalt | totalbeløp | beløp | gesamtbetrag | gesamtsumme | gesamt | betrag | summe | montant total | montant | total ttc | importe | importe total | suma | kwota | wartość zamówienia | valor total | valor | jumlah | total harga | مبلغ | مبلغ کل | gross | price | totale | totale ordine | totale lordo | importo totale | importo | lordo | totaal | totaalbedrag | bedrag | bruttobetrag | brutto | umsatz | rechnungsbetrag | endbetrag | omsetning | total vente | total venta | razem | do zapłaty | total da venda | total bayar",
      ),
      field(
        "tax",
        "tax",
        "money",
        "tax | taxes | vat | total tax | mva | moms | mwst | ust | tva | iva | impuestos | podatek | vat amount | pajak | ppn | imposto | مالیات | imposta | btw | steuer | mwst betrag | taxe | impuesto",
      ),
      field(
        "shipping",
        "shipping",
        "money",
        "shipping | shipping cost | delivery | freight | postage | frakt | versand | versandkosten | livraison | frais de port | envío | gastos de envío | dostawa | wysyłka | frete | ongkir | هزینه ارسال",
      ),
      field(
        "refunded",
        "refunded",
        "money",
        "refunded | refund | refund amount | amount refunded | refusjon | refundert | erstattet | rückerstattung | remboursement | reembolso | zwrot",
      ),
      currency,
      field(
        "status",
        "status",
        "word",
        "status | order status | payment status | financial status | state | betalingsstatus | bestellstatus | statut | estado | stan | وضعیت",
      ),
      field(
        "code",
        "code",
        "word",
        "coupon | coupon code | discount code | promo code | voucher | code | rabattkode | gutschein | gutscheincode | code promo | cupón | kod rabatowy | cupom | kode promo | کد تخفیف",
      ),
      field(
        "source",
        "source",
        "word",
        "utm_source | source | traffic source | kilde | quelle | fuente | źródło | origem | sumber | منبع",
      ),
      ...marketing,
    ],
  },
  {
    name: "leads",
    format: templateLeads,
    required: ["id", "at"],
    oneOf: ["source", "stage", "opportunity_at", "company", "detail"],
    fields: [
      field(
        "id",
        "id",
        "id",
        "lead id | contact id | id | lead | record id | nummer | nr | prospect id | identifiant | identyfikator",
      ),
      field(
        "at",
        "occurred",
        "moment",
        "created | created at | create date | created date | date created | submitted at | first contact date | date | opprettet | erstellt | erstellt am | créé le | date de création | fecha de creación | data utworzenia | data de criação | dibuat | تاریخ ایجاد | erstelldatum | erstellungsdatum | data di creazione | aanmaakdatum",
      ),
      person(),
      field(
        "source",
        "source",
        "word",
        "lead source | original source | source | origin | channel | how did you hear about us | kilde | quelle | source du prospect | origen | fuente | źródło | origem | sumber | منبع",
      ),
      field("detail", "detail", "word", "source detail | lead source detail | drill-down | drilldown | network"),
      field(
        "opportunity_at",
        "opportunity",
        "moment",
        "opportunity date | became an opportunity date | converted date | conversion date | qualified at",
      ),
      field(
        "stage",
        "stage",
        "word",
        "stage | lead status | status | lifecycle stage | fase | phase | étape | etapa | etap | tahap | مرحله",
      ),
      field(
        "company",
        "company",
        "text",
        "company | company name | organization | organisation | account | account name | firma | bedrift | selskap | unternehmen | entreprise | société | empresa | perusahaan | شرکت",
      ),
      ...marketing,
    ],
  },
  {
    name: "deals",
    format: templateDeals,
    required: ["id", "amount"],
    oneOf: ["stage", "outcome"],
    fields: [
      field("id", "id", "id", "deal id | opportunity id | id | record id | deal | opportunity | nr"),
      field(
        "name",
        "name",
        "text",
        "deal name | opportunity name | name | title | navn | name des deals | nom | nombre | nazwa | nome | nama | نام",
      ),
      field("pipeline", "pipeline", "word", "pipeline"),
      field(
        "stage",
        "stage",
        "word",
        "deal stage | stage | sales stage | fase | phase | étape | etapa | etap | tahap | مرحله",
      ),
      field(
        "outcome",
        "outcome",
        "word",
        "outcome | status | won | result | is won | resultat | ergebnis | resultado | wynik | gewonnen | gagné | ganado | vunnet | esito | vinto | ganho",
      ),
      field(
        "amount",
        "amount",
        "money",
        "amount | deal value | value | deal amount | beløp | verdi | wert | betrag | montant | valeur | importe | valor | kwota | wartość | nilai | مبلغ | importo | bedrag",
      ),
      currency,
      field(
        "created_at",
        "created",
        "moment",
        "created | created at | create date | created date | opprettet | erstellt | date de création | fecha de creación | data utworzenia | opprettet dato | erstelldatum | erstellungsdatum | angelegt am | data de criação | data di creazione | aanmaakdatum",
      ),
      field(
        "closed_at",
        "closed",
        "moment",
        "close date | closed | closed at | won time | won date | closing date | avsluttet | abschlussdatum | date de clôture | fecha de cierre | data zamknięcia | lukkedato | schlusstermin | schlussdatum | geschlossen am | date de fermeture | date de signature | data de fechamento | data di chiusura | sluitingsdatum",
      ),
      field(
        "contacts",
        "contacts",
        "person",
        "contact | contacts | contact id | associated contact ids | contact email | email | kontakt",
      ),
      field(
        "company",
        "company",
        "text",
        "company | account name | organization | customer | firma | bedrift | kunde | unternehmen | entreprise | empresa",
      ),
    ],
  },
  {
    name: "ads",
    format: templateAds,
    required: ["day", "spend"],
    oneOf: ["network", "campaign"],
    fields: [
      field(
        "day",
        "day",
        "moment",
        "day | date | reporting date | report date | dato | tag | datum | jour | fecha | día | data | dzień | tanggal | تاریخ",
      ),
      field(
        "network",
        "network",
        "word",
        "network | platform | ad platform | media | site | nettverk | netzwerk | plattform | réseau | red | sieć | rede | jaringan",
      ),
      field(
        "campaign",
        "campaign",
        "text",
        "campaign | campaign name | kampanje | kampagne | kampanjenavn | campagne | campaña | kampania | campanha | kampanye | کمپین",
      ),
      field(
        "spend",
        "spend",
        "money",
        "spend | cost | amount spent | ad spend | media cost | total spend | kostnad | brukt | forbruk | kosten | ausgaben | dépenses | coût | gasto | coste | koszt | wydatki | custo | biaya | هزینه",
      ),
      currency,
      field(
        "impressions",
        "impressions",
        "count",
        "impressions | impr | views shown | visninger | impressionen | impresiones | wyświetlenia | impressões | tayangan | نمایش",
      ),
      field(
        "clicks",
        "clicks",
        "count",
        "clicks | link clicks | klikk | klicks | clics | kliknięcia | cliques | klik | کلیک",
      ),
      field(
        "conversions",
        "conversions",
        "number",
        "conversions | purchases | results | konverteringer | konversionen | conversiones | konwersje | conversões",
      ),
      field("value", "value", "money", "conversion value | revenue | purchase value | konverteringsverdi | wert"),
    ],
  },
  {
    name: "touches",
    format: templateTouches,
    required: ["at", "person"],
    oneOf: ["source", "referrer", "landing_page", "post", "click_id"],
    fields: [
      field(
        "at",
        "occurred",
        "moment",
        "at | timestamp | time | event time | visited at | date | session start | tidspunkt | zeit | heure | fecha | czas | waktu | زمان",
      ),
      person(),
      field("source", "source", "word", "utm_source | source | traffic source | kilde | quelle | fuente | źródło"),
      field("click_id", "clickIds", "word", "click_id | click id | gclid | fbclid"),
      ...marketing,
    ],
  },
  {
    name: "posts",
    format: socialPosts,
    required: ["permalink", "at"],
    oneOf: ["impressions", "reach", "views", "likes", "comments", "engagements"],
    fields: [
      field(
        "permalink",
        "permalink",
        "address",
        "permalink | post url | post link | link to post | url | link | address | lenke | adresse | enlace | lien | odnośnik | tautan | پیوند",
      ),
      field(
        "at",
        "local",
        "moment",
        "published | publish time | published at | post date | date posted | posted at | date | publisert | dato | veröffentlicht | datum | publié le | date de publication | publicado | fecha | data publikacji | data | tanggal | تاریخ",
      ),
      field(
        "network",
        "network",
        "word",
        "network | platform | social network | nettverk | netzwerk | réseau | red social | red | sieć | rede | jaringan",
      ),
      field(
        "impressions",
        "impressions",
        "count",
        "impressions | visninger | impressionen | impresiones | wyświetlenia | impressões | tayangan | نمایش",
      ),
      field(
        "reach",
        "reach",
        "count",
        "reach | rekkevidde | reichweite | portée | alcance | zasięg | jangkauan | دسترسی",
      ),
      field(
        "views",
        "views",
        "count",
        "views | plays | video views | avspillinger | aufrufe | vues | reproducciones | visualizações",
      ),
      field(
        "engagements",
        "engagements",
        "number",
        "engagements | interactions | interaksjoner | interaktionen | interacciones | interakcje | interações",
      ),
      field(
        "likes",
        "likes",
        "count",
        "likes | reactions | likerklikk | reaksjoner | gefällt mir | j'aime | me gusta | polubienia | curtidas | suka | پسند",
      ),
      field(
        "comments",
        "comments",
        "count",
        "comments | kommentarer | kommentare | commentaires | comentarios | komentarze | comentários | komentar | نظر",
      ),
      field(
        "shares",
        "shares",
        "count",
        "shares | reposts | delinger | geteilt | partages | compartidos | udostępnienia | compartilhamentos | bagikan",
      ),
      field(
        "saves",
        "saves",
        "count",
        "saves | saved | lagret | gespeichert | enregistrements | guardados | zapisane | salvamentos",
      ),
      field("clicks", "clicks", "count", "clicks | link clicks | klikk | klicks | clics | kliknięcia | cliques | klik"),
    ],
  },
  {
    name: "costs",
    format: templateCosts,
    required: ["what", "category", "from"],
    oneOf: ["amount", "hours"],
    fields: [
      field(
        "what",
        "what",
        "text",
        "what | description | item | text | beskrivelse | hva | beschreibung | descripción | opis | descrição | keterangan",
      ),
      field(
        "category",
        "category",
        "word",
        "category | type | cost type | kategori | kategorie | catégorie | categoría | kategoria | categoria",
      ),
      field(
        "amount",
        "amount",
        "money",
        "amount | cost | price | sum | beløp | betrag | montant | importe | kwota | valor | jumlah",
      ),
      field("hours", "hours", "number", "hours | timer | stunden | heures | horas | godziny | jam"),
      field("rate", "rate", "money", "rate | hourly rate | timepris | timelønn | stundensatz"),
      currency,
      field("per", "per", "word", "per | every | frequency"),
      field(
        "from",
        "starts",
        "moment",
        "from | start | date | start date | fra | von | du | desde | od | dari | dato | datum",
      ),
      field("to", "ends", "moment", "to | end | until | end date | til | bis | au | hasta | do | sampai"),
      field("network", "network", "word", "network | nettverk | netzwerk | red"),
      field("campaign", "campaign", "text", "campaign | kampanje | kampagne | campaña"),
    ],
  },
];
