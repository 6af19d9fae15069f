const KEY = "slipway-team";

/** The team that this browser was in last. */
export const lastTeam = (): string | null => localStorage.getItem(KEY);
export const rememberTeam = (team: string): void => localStorage.setItem(KEY, team);
