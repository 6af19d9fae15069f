/** What the shell sees. `exec` and `ssh` give the remote command's own code instead. */
export const exitCode = { done: 0, failed: 1, planHasChanges: 2, timedOut: 124 } as const;
