/** What a permitted caller may send to an endpoint; the workspace of the path is put in by the test. */
export interface Sample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Where the handler itself refuses a viewer whom the gate lets through. */
  readonly refusesViewers?: true;
}

const id = "a1b2c3d4e5";
const password = "correct horse battery staple";
const credential = { id: "AAAA", rawId: "AAAA", type: "public-key", clientExtensionResults: {} };
const token = "t".repeat(43);
const shown = { clientDataJSON: "AAAA", authenticatorData: "AAAA", signature: "AAAA" };

/** Every endpoint of the API by its name. A new one without a line here fails test/routes.test.ts. */
export const samples: Readonly<Record<string, Sample>> = {
  // Signing in
  signIn: { body: { email: "nobody@faro.example", password: "wrong, and long enough" } },
  showSecondFactor: { body: { code: "123456" } },
  signOut: {},
  firstOwner: {},
  lookAtOwnerLink: { body: { token } },
  addFirstOwner: { body: { token, name: "Ana", email: "ana@faro.example", password } },
  askPasswordReset: { body: { email: "nobody@faro.example" } },
  lookAtPasswordLink: { body: { token } },
  resetPassword: { body: { token, password } },
  startPasskeySignIn: {},
  signInByPasskey: { body: { credential: { ...credential, response: shown } } },
  openInvitation: { body: { token } },
  acceptInvitation: { body: { token, name: "Ana", password } },
  // You
  me: {},
  editMe: { body: { name: "Ana" } },
  changePassword: { body: { current: password, next: "another horse battery staple" } },
  startSecondFactor: { body: { password } },
  confirmSecondFactor: { body: { code: "123456" } },
  removeSecondFactor: { body: { password } },
  renewBackupCodes: { body: { password } },
  listSessions: {},
  endSession: { params: { session: id } },
  endOtherSessions: {},
  listPasskeys: {},
  startPasskey: { body: { password } },
  addPasskey: {
    body: {
      name: "Phone",
      credential: { ...credential, response: { clientDataJSON: "AAAA", attestationObject: "AAAA", transports: [] } },
    },
  },
  renamePasskey: { params: { passkey: id }, body: { name: "Phone" } },
  removePasskey: { params: { passkey: id }, body: { password } },
  // Workspaces
  listWorkspaces: {},
  addWorkspace: { body: { id: "new-shop", name: "New shop", currency: "EUR", timeZone: "Europe/Madrid" } },
  getWorkspace: {},
  editWorkspace: { body: { version: "0123456789abcdef", name: "Faro" } },
  deleteWorkspace: {},
  showDemo: {},
  makeDemo: {},
  listMembers: {},
  editMember: { params: { user: id }, body: { role: "viewer" } },
  removeMember: { params: { user: id }, refusesViewers: true },
  listInvitations: {},
  invite: { body: { email: "new@faro.example", role: "viewer" } },
  resendInvitation: { params: { invitation: id } },
  withdrawInvitation: { params: { invitation: id } },
  listKeys: {},
  addKey: { body: { name: "shop", scopes: ["events:write"] } },
  revokeKey: { params: { key: id } },
  listAudit: {},
  // Answers
  roi: {},
  roiReport: {},
  showOverview: {},
  showRevision: {},
  showPosts: {},
  showBestTimes: {},
  showAudience: {},
  showModels: {},
  showTopPaths: {},
  showClaimGaps: {},
  showOrderExplained: { query: { order: "1001" } },
  showRoles: {},
  showPathLengths: {},
  showLags: {},
  showPaidAndOrganic: {},
  showNetworkPairs: {},
  showNewAndReturning: {},
  journeys: {},
  // Plan
  getPlan: {},
  keepPlan: { body: { version: 0, yaml: "costs: []" } },
  listCosts: {},
  addCost: { body: { what: "Video shoot", category: "content", amount: "800", from: "2026-03-01", to: "2026-04-01" } },
  editCost: { params: { cost: id }, body: { version: 1, amount: "900" } },
  deleteCost: { params: { cost: id } },
  previewCost: {
    body: { what: "Video shoot", category: "content", amount: "800", from: "2026-03-01", to: "2026-04-01" },
  },
  restoreCost: { params: { cost: id } },
  showCostReport: {},
  getTimesheet: { params: { week: "2026-03-02" } },
  keepTimesheet: { params: { week: "2026-03-02" }, body: { version: "0123456789abcdef", rows: [] } },
  addReceipt: { params: { cost: id }, query: { name: "invoice.pdf" } },
  listReceipts: { params: { cost: id } },
  getReceipt: { params: { cost: id, receipt: id } },
  deleteReceipt: { params: { cost: id, receipt: id } },
  listGoals: {},
  addGoal: {
    body: {
      name: "More orders",
      measure: "conversions",
      baseline: "100",
      target: "150",
      objective: "Sell more in spring",
      from: "2026-03-01",
      to: "2026-06-01",
    },
  },
  editGoal: { params: { goal: id }, body: { version: 1, target: "160" } },
  deleteGoal: { params: { goal: id } },
  goalsPace: {},
  // Imports
  addImport: { query: { name: "costs.csv" } },
  listImports: {},
  getImport: { params: { import: id } },
  watchImport: { params: { import: id } },
  getImportRejects: { params: { import: id } },
  lookAtImport: { params: { import: id } },
  cancelImport: { params: { import: id } },
  undoImport: { params: { import: id } },
  listMappings: {},
  keepMapping: {
    params: { file: "till.csv" },
    body: { reads: "orders", columns: { id: "No", at: "Date", total: "Sum" } },
  },
  deleteMapping: { params: { file: "till.csv" } },
  // Links
  listLinks: {},
  addLink: { body: { destination: "https://shop.example/boats", source: "instagram" } },
  importLinks: { body: { csv: "destination\nhttps://shop.example/boats\n" } },
  lintLinks: { body: { addresses: ["https://shop.example/?utm_source=instagram"] } },
  previewLink: { body: { url: "https://shop.example/" } },
  getLink: { params: { slug: id } },
  editLink: { params: { slug: id }, body: { version: 1, campaign: "spring" } },
  deleteLink: { params: { slug: id } },
  restoreLink: { params: { slug: id } },
  linkReturns: {},
  linkDays: { params: { slug: id } },
  linkHistory: { params: { slug: id } },
  linkQr: { params: { slug: id } },
  // Sources
  listSites: {},
  addSite: { body: { hosts: ["boats.example"] } },
  deleteSite: { params: { key: id } },
  listWebhooks: {},
  addWebhook: { body: { kind: "shopify" } },
  editWebhook: { params: { id }, body: { secret: "a secret of the shop" } },
  deleteWebhook: { params: { id } },
  // Persons
  exportPerson: { body: { email: "uxia@example.com" } },
  erasePerson: { body: { email: "uxia@example.com" } },
  // The installation
  workspaceHealth: {},
  dataQuality: {},
  installationHealth: {},
  listJobs: {},
  runJob: { params: { job: "clean-up" } },
  listBackups: {},
  makeBackup: {},
  // Events
  sendEvents: { body: { type: "order", id: "1001", value: "49.90", currency: "EUR" } },
};

/** How an answer of a route that is no endpoint stands to browsers: strictly as all pages do, or open to other sites. */
type Manners = "strict" | "open";

/** Every route that is no endpoint: who may ask, and why that is right. */
export const otherRoutes: Readonly<Record<string, { readonly who: string; readonly manners: Manners }>> = {
  "POST /e": { who: "every visitor's browser: what it tells is checked, and it is told nothing", manners: "open" },
  "GET /t.js": { who: "every page with the tracker: it is the same for all", manners: "open" },
  "GET /t.:version.js": { who: "as /t.js", manners: "open" },
  "GET /ask.js": { who: "every page with the question: it is the same for all", manners: "open" },
  "GET /ask.:version.js": { who: "as /ask.js", manners: "open" },
  "GET /p.gif": { who: "browsers without scripts, as /e", manners: "open" },
  "GET /l/:slug": { who: "whoever clicks a link: it leads where its maker said and nowhere else", manners: "open" },
  "HEAD /l/:slug": { who: "what looks at links before somebody clicks", manners: "open" },
  "POST /webhooks/:id": { who: "shops and payment providers, by a signature over the bytes", manners: "strict" },
  "GET /healthz": { who: "whatever watches the process: it says nothing but that it lives", manners: "strict" },
  "GET /readyz": {
    who: "whatever watches the process: it says which part stands against taking events",
    manners: "strict",
  },
  "GET /metrics": { who: "this machine, or whoever shows the token: sums without anybody's data", manners: "strict" },
  "GET /": { who: "this machine: that it runs; everybody else is shown the way in", manners: "strict" },
  "GET /sign-in": { who: "everybody: a form without anybody's data", manners: "strict" },
  "GET /welcome": {
    who: "everybody: the form of the first owner, who needs the link's token to send it",
    manners: "strict",
  },
  "GET /invitation": {
    who: "everybody: a form; what it shows comes from the API, for the link's token",
    manners: "strict",
  },
  "GET /new-password": { who: "everybody: a form, which needs the link's token", manners: "strict" },
  "GET /account": {
    who: "who is signed in: others are led to /sign-in",
    manners: "strict",
  },
  "GET /workspaces": { who: "as /account", manners: "strict" },
  "GET /new-workspace": { who: "as /account", manners: "strict" },
  "GET /w/:workspace": { who: "who may ask for the workspace's answers, by the API's own gate", manners: "strict" },
  "GET /w/:workspace/*": { who: "as /w/:workspace, by the API's own gate", manners: "strict" },
  "GET /w/:workspace/statement": { who: "as /w/:workspace, by the API's own gate", manners: "strict" },
  "GET /dashboard/assets/:file": { who: "everybody: the dashboard's code, nothing of anybody's", manners: "strict" },
  "GET /door/:version/:file": { who: "everybody: the pages' own script, style and icon", manners: "strict" },
  "GET /privacy": { who: "everybody: what is collected, to link from a privacy notice", manners: "strict" },
  "GET /api": { who: "everybody: what the API can do, nothing of anybody's", manners: "strict" },
  "GET /api/openapi.json": { who: "everybody: the same for programs", manners: "strict" },
};
