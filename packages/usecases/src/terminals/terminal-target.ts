import type { TerminalRow } from "@slipway/db";

/** As audit rows name what a terminal is on. */
export const terminalTarget = ({ machineId, taskId }: Pick<TerminalRow, "machineId" | "taskId">): string =>
  taskId === null ? `machine/${machineId}` : `task/${taskId}`;

/** Arguments may carry anything: of a command only its program is told. */
export const programOf = (argv: readonly string[]): string => argv[0] ?? "(shell)";
