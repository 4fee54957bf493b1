/** What somebody may do in a workspace: members by their role, API keys by their scopes. */
export const permissions = {
  "events:write": "Tell of events: orders, leads, costs and what visitors did.",
  "answers:read": "Ask for the statement, journeys and the health of the data.",
  "plan:read": "See the plan with its goals and costs.",
  "plan:write": "Change the plan, its goals and its costs.",
  "links:read": "See tracked links and their clicks.",
  "links:write": "Make, change and delete tracked links.",
  "imports:read": "See what was imported, and what could not be read of it.",
  "imports:write": "Import exports, and take imports back.",
  "sources:read": "See sites, webhooks and how they do.",
  "sources:write": "Make, change and delete sites and webhooks.",
  "workspace:read": "See the workspace's name, currency, time zone and retention.",
  "workspace:write": "Change them.",
  "workspace:delete": "Delete the workspace with all it holds.",
  "members:read": "See who else is a member.",
  "members:write": "Invite members, change their role, remove them.",
  "keys:read": "See the API keys, but never a key itself.",
  "keys:write": "Make and revoke API keys.",
  "persons:read": "Have all that is held on one person.",
  "persons:erase": "Erase one person everywhere.",
  "audit:read": "See who changed what.",
} as const;

export type Permission = keyof typeof permissions;

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];

/** What a member is in a workspace. */
export const roles = ["owner", "editor", "viewer"] as const;
export type Role = (typeof roles)[number];

const viewing = [
  ...(["answers:read", "plan:read", "links:read", "imports:read", "sources:read", "workspace:read"] as const),
  "members:read",
] as const satisfies readonly Permission[];

/** What whoever is not signed in may do in the made-up workspace of a demo server. */
const looking: ReadonlySet<Permission> = new Set(viewing.filter((one) => one !== "members:read"));
export const guestMay = (permission: Permission): boolean => looking.has(permission);

const editing = [
  ...viewing,
  ...(["events:write", "plan:write", "links:write", "imports:write", "sources:write"] as const),
] as const satisfies readonly Permission[];

const ofRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissionNames),
  editor: new Set(editing),
  viewer: new Set(viewing),
};

export const roleMay = (role: Role, permission: Permission): boolean => ofRole[role].has(permission);

/** What a key may be given: a key never lets people in, makes no other keys and deletes no workspace. */
export const keyScopes = permissionNames.filter(
  (name) => !/^(members|keys|audit):/.test(name) && name !== "workspace:delete",
) as [Permission, ...Permission[]];
