/** Where a terminal's socket is opened. */
export const TERMINAL_PATH = "/api/terminal";
