/** Says on stderr what is being done and how long it took. Safe for steps that run side by side. */
export interface Progress {
  step<T>(name: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  say(text: string): void;
}

const HEARTBEAT_MS = 10_000;
const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

export function stderrProgress(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Progress {
  async function step<T>(name: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
    const startedMs = Date.now();
    let last = "";
    const note = (text: string) => {
      last = text;
      write(`  … ${name}: ${text}`);
    };
    const heartbeat = setInterval(() => write(`  … ${name}: ${last || "still at it"} (${seconds(startedMs)})`), HEARTBEAT_MS);
    try {
      const result = await work(note);
      write(`  ✓ ${name}  ${seconds(startedMs)}`);
      return result;
    } catch (error) {
      write(`  ✗ ${name}  ${seconds(startedMs)}`);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }
  return { step, say: write };
}

export const silentProgress = (): Progress => stderrProgress(() => {});
