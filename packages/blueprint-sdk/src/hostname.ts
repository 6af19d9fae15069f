import { recordFault } from "./record-fault.ts";

const MAX_LENGTH = 63;
const RESERVED = "public";
const timesUsed = new Map<string, number>();

export const isHostname = (name: string): boolean => name.length <= MAX_LENGTH && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);

export function checkHostname(name: string): void {
  if (name === RESERVED)
    recordFault(`"${name}" is not a valid hostname: it stands for the public internet.`, { remedy: "choose another name" });
  else if (!isHostname(name)) {
    recordFault(
      `"${name}" is not a valid hostname. Hostnames must only contain lowercase characters, numbers and hyphens, and cannot start or end with a hyphen. ` +
        `For example, "my-hostname2", is a valid hostname, but "-my-hostname", "my_hostname" and "MyHostname" are not.`,
      name.length > MAX_LENGTH ? { remedy: `use at most ${MAX_LENGTH} characters` } : {},
    );
  }
}

/** host, host, host → host, host2, host3; a name someone else chose is stepped over (host22). */
export function uniqueHostname(name: string): string {
  const times = (timesUsed.get(name) ?? 0) + 1;
  timesUsed.set(name, times);
  return times === 1 ? name : uniqueHostname(`${name}${times}`);
}
