import { type Action, actionMeanings, actions, isNarrowable, roleMay, roles } from "@slipway/core/access";
import { needsWholeTeam } from "../define/index.ts";
import type { ApiOperation } from "../registry.ts";

const tick = (yes: boolean): string => (yes ? "✓" : "");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

const actionRow = (action: Action): string[] => [
  `\`${action}\``,
  actionMeanings[action],
  ...roles.map((role) => tick(roleMay(role, action))),
  tick(isNarrowable(action)),
];

function operationRow(operation: ApiOperation): string[] {
  const { name, rest } = operation;
  const call = [`\`${name}\``, `\`${rest.method} ${rest.path}\``];
  if (operation.kind === "account") return [...call, "a session", ...roles.map(() => "✓"), ""];
  return [
    ...call,
    `\`${operation.action}\``,
    ...roles.map((role) => tick(roleMay(role, operation.action))),
    tick(!needsWholeTeam(operation)),
  ];
}

/** docs/reference/access.md: who may do what, from the registry and the table of roles. */
export function accessReference(operations: readonly ApiOperation[]): string {
  return `# Access

Made from the registry of operations and the table of roles; a test holds it fresh. Every operation names the one action that it needs.

## Actions and roles

${table(["action", "is to", ...roles, "narrowed keys"], actions.map(actionRow))}

- **People** are members of teams with one role. Nobody grants, changes or takes away more than they hold; a team keeps an owner.
- **Keys** belong to a person or to a service account and hold what they ask for of what their holder's role grants at that moment. They end with
  their holder, after 90 days unless said otherwise (a year at most), or when revoked. A key makes no key that holds more or lives longer.
- **Service accounts** have a role below owner and no sign-in.
- **Narrowed keys** see their clusters, or what lies in their projects, and nothing else: the rest does not exist for them (404).
- Revocation, removal and change of role hold within 5 s everywhere, for open streams and terminals too.

## Operations

\`a session\` is for people who are signed in, whatever their team; not for keys.

${table(["operation", "REST", "needs", ...roles, "narrowed keys"], operations.map(operationRow))}
`;
}
